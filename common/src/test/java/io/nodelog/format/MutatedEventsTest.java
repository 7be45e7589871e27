package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.EventParser;
import io.nodelog.record.ServiceField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the lines: an event's verdict and fields depend on its bytes alone, nothing throws, and
 * every field lies inside the event.
 */
class MutatedEventsTest {
  private static final int ROUNDS = 3_000;

  private static final List<String> PIECES =
      List.of(
          " ",
          "  ",
          ": ",
          " - ",
          "[",
          "]",
          "] ",
          "[a] ",
          "(",
          ")",
          " (a.B)",
          "@",
          ":",
          "-",
          ".",
          ",",
          "%",
          "\n",
          "\r\n",
          "\tat a.B.c(B.java:7)\n",
          "\na.B.XException: y",
          "\nCaused by: ",
          "\nTraceback (most recent call last):",
          "INFO",
          "0",
          "9",
          "\u0000",
          "\u00ff",
          "2026-",
          "\"",
          "{",
          "}",
          "\t");

  /** Those without headers, which are there to decide how the lines behind them are read. */
  static List<LogFormat> formats() {
    return LogFormat.presets().stream()
        .filter(format -> !format.hasRequests())
        .filter(format -> !format.format().hasHeaders())
        .toList();
  }

  /** The preset's own lines that are not blank; it reads the first one. */
  static List<String> lines(LogFormat format) {
    return Presets.read(format.name()).testLines().stream()
        .map(TestLine::line)
        .filter(line -> !line.isBlank())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void hasOneVerdictWhateverWasReadBeforeAndLiesAround(LogFormat format) {
    long seed = format.name().hashCode();
    Random random = new Random(seed);
    List<String> lines = lines(format);
    EventParser used = Event.parser(format, "UTC");
    for (int round = 0; round < ROUNDS; round++) {
      byte[] event = mutate(random, lines);
      String about =
          "seed %d round %d: %s"
              .formatted(seed, round, new String(event, StandardCharsets.ISO_8859_1));
      Event expected = Event.parse(Event.parser(format, "UTC"), event, 0, event.length);

      byte[] buffer = embed(random, event);
      int from = (buffer.length - event.length) / 2;
      Event actual = Event.parse(used, buffer, from, from + event.length);

      assertThat(actual.starts()).describedAs(about).isEqualTo(expected.starts());
      assertThat(actual.verdict()).describedAs(about).isEqualTo(expected.verdict());
      assertThat(actual.columns()).describedAs(about).isEqualTo(expected.columns());
      boolean decoded = actual.record().bytes() != buffer; // the parser has bytes of its own
      int to = decoded ? actual.record().bytes().length : from + event.length;
      staysInside(actual, decoded ? 0 : from, to, about);
    }
  }

  private static void staysInside(Event event, int from, int to, String about) {
    if (!event.outcome().counted()) {
      return;
    }
    assertThat(event.starts()).describedAs(about).isTrue();
    for (ServiceField field : ServiceField.values()) {
      if (event.record().has(field)) {
        assertThat(event.record().from(field)).describedAs(about).isBetween(from, to);
        assertThat(event.record().to(field))
            .describedAs(about)
            .isBetween(event.record().from(field), to);
      }
    }
  }

  private static byte[] mutate(Random random, List<String> lines) {
    StringBuilder event = new StringBuilder(lines.get(random.nextInt(lines.size())));
    for (int i = random.nextInt(5); i > 0; i--) {
      int at = random.nextInt(event.length() + 1);
      int end = Math.min(event.length(), at + random.nextInt(4));
      switch (random.nextInt(5)) {
        case 0 -> event.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> event.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> event.delete(at, end);
        case 3 -> event.setLength(random.nextInt(4) == 0 ? at : event.length());
        default -> event.replace(at, end, String.valueOf((char) random.nextInt(256)));
      }
    }
    return event.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Puts the event between bytes that would lead a parser on that looks beyond its range. */
  private static byte[] embed(Random random, byte[] event) {
    byte[] around = " ]-:(a.\n".getBytes(StandardCharsets.ISO_8859_1);
    int margin = random.nextInt(40);
    byte[] buffer = new byte[event.length + 2 * margin];
    for (int i = 0; i < buffer.length; i++) {
      buffer[i] = around[random.nextInt(around.length)];
    }
    System.arraycopy(event, 0, buffer, margin, event.length);
    return buffer;
  }
}
