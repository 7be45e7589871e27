package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void makesColumnsAsWideAsTheirCellsAndEscapesThem() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

    new TextTable("A", "LONG").row("wide ü", "x").row("\u001b", "").print(stream);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("A       LONG\nwide ü  x\n\\x1b\n");
  }

  @Test
  void numbersEndUnderEachOther() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

    new TextTable("NODE", "N").numbers(1).row("a", "5").row("b", "1200").print(stream);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("NODE     N\na        5\nb     1200\n");
  }
}
