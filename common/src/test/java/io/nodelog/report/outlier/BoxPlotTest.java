package io.nodelog.report.outlier;

import static io.nodelog.report.outlier.Outlier.EXTREME;
import static io.nodelog.report.outlier.Outlier.MILD;
import static io.nodelog.report.outlier.Outlier.NONE;
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
    assertThat(box.outlier(5.5, 0)).isEqualTo(NONE);
    assertThat(box.outlier(5.6, 0)).isEqualTo(MILD);
    assertThat(box.outlier(7.75, 0)).isEqualTo(MILD);
    assertThat(box.outlier(7.8, 0)).isEqualTo(EXTREME);
    assertThat(box.outlier(-0.5, 0)).isEqualTo(NONE);
    assertThat(box.outlier(-0.6, 0)).isEqualTo(MILD);
    assertThat(box.outlier(-2.8, 0)).isEqualTo(EXTREME);
  }

  @Test
  void takesWhatIsNearTheMedianForNoNewsHoweverEqualTheValues() {
    BoxPlot box = BoxPlot.of(100, 100, 100, 100);

    assertThat(box.outlier(109, 10)).isEqualTo(NONE);
    assertThat(box.outlier(110, 10)).isEqualTo(EXTREME);
    assertThat(box.outlier(90, 10)).isEqualTo(EXTREME);
    assertThat(box.outlier(100, 0)).isEqualTo(NONE);
  }

  @Test
  void doesNotTakeTheSpreadOfChanceForAnOutlier() {
    BoxPlot box = BoxPlot.of(100, 100, 100, 100).ofCounts(); // chance: 13.5

    assertThat(box.outlierAbove(120.2)).isEqualTo(NONE);
    assertThat(box.outlierAbove(120.3)).isEqualTo(MILD);
    assertThat(box.outlierAbove(140.6)).isEqualTo(EXTREME);
    assertThat(box.outlierAbove(0)).as("below").isEqualTo(NONE);
  }

  @Test
  void keepsTheRangeOfCountsThatVaryMoreThanByChance() {
    assertThat(BoxPlot.of(400, 100, 200, 300).ofCounts())
        .isEqualTo(new BoxPlot(175, 250, 325, 150));
    assertThat(BoxPlot.of(0, 0, 0).ofCounts()).isEqualTo(new BoxPlot(0, 0, 0, 0));
  }
}
