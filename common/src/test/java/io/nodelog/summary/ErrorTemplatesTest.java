package io.nodelog.summary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorTemplatesTest extends SummaryLaws {
  private static final String[] FILES = {"b.log", "a.log", "a.log.1"};
  private static final long HOUR_MICROS = 3_600_000_000L;

  @Override
  SummaryTable table() {
    return SummaryTable.ERROR_TEMPLATES;
  }

  private static String file(Line line) {
    return FILES[(int) (line.offset() % FILES.length)];
  }

  private static Severity level(Line line) {
    return Severity.values()[(int) (line.length() % Severity.values().length)];
  }

  private static long lines(Line line) {
    return 1 + line.offset() % 5;
  }

  /** The message is the target and a number; the service is the host, if there is one. */
  private static void fill(ServiceRecord event, Line line) {
    String message = line.target() + " failed after " + line.length();
    byte[] bytes = Line.latin(line.host() + message);
    event.clear(bytes);
    if (!line.host().isEmpty()) {
      event.set(ServiceField.SERVICE, 0, line.host().length());
    }
    event.set(ServiceField.MESSAGE, line.host().length(), bytes.length);
    event.setSeverity(level(line));
    event.setTimeMicros(line.micros());
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    ServiceSummarizer summarizer = new ServiceSummarizer(settings, new MessageMask(), NODE, sink);
    ServiceRecord event = new ServiceRecord();
    for (Line line : lines) {
      if (line.outcome().counted()) {
        fill(event, line);
        summarizer.startFile("daemon", file(line));
        summarizer.add(event, lines(line), line.offset());
      }
    }
    summarizer.flush();
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    return lines.stream()
        .filter(line -> line.outcome().counted())
        .collect(
            Collectors.groupingBy(
                line -> key(line, settings),
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), ErrorTemplatesTest::row)));
  }

  private static String key(Line line, SummarySettings settings) {
    byte[] message = Line.latin(line.target() + " failed after <*>");
    String masked = new String(new MessageMask().of(message, 0, message.length).copy(), ISO_8859_1);
    return String.join(
        "|",
        "error_templates",
        AccessSummaryLaws.date(line.micros(), settings.zone()).toString(),
        masked,
        "" + AccessSummaryLaws.startOf(line.micros(), settings.zone(), 3600),
        NODE,
        line.host().isEmpty() ? "daemon" : line.host(),
        level(line).name().toLowerCase(Locale.ROOT));
  }

  private static String row(List<Line> events) {
    String first = events.stream().map(ErrorTemplatesTest::file).min(String::compareTo).orElse("");
    long offset =
        events.stream()
            .filter(one -> file(one).equals(first))
            .mapToLong(Line::offset)
            .min()
            .orElse(-1);
    byte[] example = new KeyWriter().text(first).number(offset).copy();
    return String.join(
        " ",
        "events=" + events.size(),
        "lines=" + events.stream().mapToLong(ErrorTemplatesTest::lines).sum(),
        "first_seen=" + events.stream().mapToLong(Line::micros).min().orElse(0),
        "last_seen=" + events.stream().mapToLong(Line::micros).max().orElse(0),
        "example=" + new String(example, ISO_8859_1));
  }

  @Test
  void areTheSameInWhateverOrderTheEventsCome() throws IOException {
    SummarySettings settings = new SummarySettings(ZoneOffset.UTC, 300, 3, 64 << 20);
    List<Line> lines = Line.random(7, 2000);
    CollectedBlocks inOrder = new CollectedBlocks();
    CollectedBlocks shuffled = new CollectedBlocks();
    summarize(lines, settings, inOrder);
    Collections.shuffle(lines, new Random(7));
    summarize(lines, settings, shuffled);

    assertThat(shuffled.rows(table(), 3, spillDirectory))
        .isEqualTo(inOrder.rows(table(), 3, spillDirectory));
  }

  @Test
  void countEveryEventOfManyDifferentMessagesInLittleMemory() throws IOException {
    int messages = 100_000;
    SummarySettings settings = new SummarySettings(ZoneOffset.UTC, 300, 2, 4 << 20);
    CollectedBlocks blocks = new CollectedBlocks();
    ServiceSummarizer summarizer = new ServiceSummarizer(settings, new MessageMask(), NODE, blocks);
    summarizer.startFile("daemon", "a.log");
    ServiceRecord event = new ServiceRecord();
    for (int i = 0; i < 2 * messages; i++) {
      byte[] message = Line.latin("x" + letters(i % messages) + " y".repeat(100));
      event.clear(message);
      event.set(ServiceField.MESSAGE, 0, message.length);
      event.setTimeMicros(i % 2 * HOUR_MICROS);
      summarizer.add(event, 1, i);
      assertThat(summarizer.heldBytes()).isLessThan(1 << 20);
    }
    summarizer.flush();

    Map<String, String> rows = blocks.rows(table(), 2, spillDirectory);
    assertThat(rows).hasSize(messages);
    assertThat(rows.values()).allMatch(row -> row.startsWith("events=2 lines=2 "));
  }

  private static String letters(int number) {
    return IntStream.range(0, 5)
        .mapToObj(i -> String.valueOf((char) ('a' + number / (int) Math.pow(26, i) % 26)))
        .collect(Collectors.joining());
  }

  @Test
  void nameTheServiceByTheEventElseByItsLoggerElseByTheSource() throws IOException {
    assertThat(services("sshd", "a.B")).containsExactly("sshd");
    assertThat(services("", "a.B")).containsExactly("a.B");
    assertThat(services("", "")).containsExactly("daemon");
    assertThat(services("s".repeat(300), "")).containsExactly("s".repeat(255));
  }

  private List<String> services(String service, String logger) throws IOException {
    SummarySettings settings = new SummarySettings(ZoneOffset.UTC, 300, 1, 64 << 20);
    CollectedBlocks blocks = new CollectedBlocks();
    ServiceSummarizer summarizer = new ServiceSummarizer(settings, new MessageMask(), NODE, blocks);
    ServiceRecord event = new ServiceRecord();
    event.clear(Line.latin(service + logger));
    if (!service.isEmpty()) {
      event.set(ServiceField.SERVICE, 0, service.length());
    }
    if (!logger.isEmpty()) {
      event.set(ServiceField.LOGGER, service.length(), service.length() + logger.length());
    }
    summarizer.startFile("daemon", "a.log");
    summarizer.add(event, 1, 0);
    summarizer.flush();
    return blocks.rows(table(), 1, spillDirectory).keySet().stream()
        .map(key -> key.split("\\|", -1)[5])
        .toList();
  }
}
