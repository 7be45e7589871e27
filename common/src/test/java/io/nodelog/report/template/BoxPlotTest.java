package io.nodelog.report.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BoxPlotTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void interpolatesQuartilesAsSpreadsheetsDo() {
    BoxPlot plot = BoxPlot.of(400, 100, 200, 300); // quartiles 175, 250, 325

    assertThat(plot.median()).isEqualTo(250, EXACT);
    assertThat(plot.mildAbove()).isEqualTo(325 + 1.5 * 150, EXACT);
    assertThat(plot.extremeAbove()).isEqualTo(325 + 3 * 150, EXACT);
  }

  @Test
  void doesNotTakeTheSpreadOfChanceForAnOutlier() {
    BoxPlot plot = BoxPlot.of(100, 100, 100, 100);

    assertThat(plot.mildAbove()).isEqualTo(100 + 1.5 * 13.5, EXACT);
    assertThat(plot.extremeAbove()).isEqualTo(100 + 3 * 13.5, EXACT);
  }

  @Test
  void isNothingWhereNothingWas() {
    assertThat(BoxPlot.of(0, 0, 0)).isEqualTo(new BoxPlot(0, 0, 0));
    assertThat(BoxPlot.of(7).median()).isEqualTo(7);
  }
}
