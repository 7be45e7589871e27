package io.nodelog.report.slo;

import static io.nodelog.report.slo.BoxPlot.Severity.EXTREME;
import static io.nodelog.report.slo.BoxPlot.Severity.MILD;
import static io.nodelog.report.slo.BoxPlot.Severity.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxPlotTest {
  @Test
  void findsQuartilesOnTheLineBetweenTwoValues() {
    assertThat(BoxPlot.of(4, 1, 3, 2)).isEqualTo(new BoxPlot(1.75, 2.5, 3.25));
    assertThat(BoxPlot.of(3, 1, 2)).isEqualTo(new BoxPlot(1.5, 2, 2.5));
    assertThat(BoxPlot.of(1, 2, 3, 4, 5)).isEqualTo(new BoxPlot(2, 3, 4));
    assertThat(BoxPlot.of(7)).isEqualTo(new BoxPlot(7, 7, 7));
  }

  @Test
  void tellsMildOutliersFromExtremeOnes() {
    BoxPlot box = BoxPlot.of(1, 2, 3, 4); // the quartiles are 1.5 apart

    assertThat(box.range()).isEqualTo(1.5);
    assertThat(box.severity(5.5, 0)).isEqualTo(NONE);
    assertThat(box.severity(5.6, 0)).isEqualTo(MILD);
    assertThat(box.severity(7.75, 0)).isEqualTo(MILD);
    assertThat(box.severity(7.8, 0)).isEqualTo(EXTREME);
    assertThat(box.severity(-0.5, 0)).isEqualTo(NONE);
    assertThat(box.severity(-0.6, 0)).isEqualTo(MILD);
    assertThat(box.severity(-2.8, 0)).isEqualTo(EXTREME);
  }

  @Test
  void takesWhatIsNearTheMedianForNoNewsHoweverEqualTheValues() {
    BoxPlot box = BoxPlot.of(100, 100, 100, 100);

    assertThat(box.severity(109, 10)).isEqualTo(NONE);
    assertThat(box.severity(110, 10)).isEqualTo(EXTREME);
    assertThat(box.severity(90, 10)).isEqualTo(EXTREME);
    assertThat(box.severity(100, 0)).isEqualTo(NONE);
  }
}
