package io.nodelog.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenColumnsTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("node", ColumnType.TEXT, false, ""),
          new Column("requests", ColumnType.LONG, false, ""),
          new Column("share", ColumnType.DOUBLE_FLOAT, false, ""));

  @Test
  void takesColumnsInTheOrderTheyAreNamed() {
    ChosenColumns chosen = ChosenColumns.of(List.of("share", "node"), COLUMNS);

    assertThat(chosen.columns()).extracting(Column::name).containsExactly("share", "node");
    assertThat(chosen.of(new Object[] {"web-01", 7L, 0.5})).containsExactly(0.5, "web-01");
  }

  @Test
  void takesAllWhenNoneIsNamed() {
    ChosenColumns chosen = ChosenColumns.of(List.of(), COLUMNS);

    assertThat(chosen.columns()).isEqualTo(COLUMNS);
    assertThat(chosen.of(new Object[] {"web-01", 7L, 0.5})).containsExactly("web-01", 7L, 0.5);
  }

  @Test
  void namesTheColumnsThereAre() {
    assertThatThrownBy(() -> ChosenColumns.of(List.of("nodes"), COLUMNS))
        .hasMessage("Unknown column: nodes (must be one of node, requests, share)");
  }
}
