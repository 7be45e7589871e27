package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;
import io.nodelog.report.template.Advice;
import io.nodelog.report.template.CommonMessages;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyWriter;
import io.nodelog.summary.MessageMask;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever can make a daemon log can make it log anything; reports are made of it all the same. */
class HostileMessagesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final long NOON = 1_767_614_400_000_000L;

  /** As many messages as wanted, none of which is ever kept. */
  private static final class ManyMessages implements SortedRows {
    private final int count;
    private final byte[] tail;
    private final byte[] example = new KeyWriter().text("a.log").number(7).copy();
    private final KeyWriter key = new KeyWriter();
    private final ValueWriter value = new ValueWriter();
    private int at = -1;

    ManyMessages(int count, byte[] tail) {
      this.count = count;
      this.tail = tail;
    }

    @Override
    public boolean next() {
      at++;
      if (at < count) {
        byte[] number = "%07d ".formatted(at).getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(number, number.length + tail.length);
        System.arraycopy(tail, 0, message, number.length, tail.length);
        key.clear().text(message, 0, message.length).instant(NOON).text("n").text("s").text("info");
        value.clear().sum(1);
        value.sum(1);
        value.extreme(NOON);
        value.extreme(NOON);
        value.bytes(example, 0, example.length);
      }
      return at < count;
    }

    @Override
    public ByteRange key() {
      return key.range(new ByteRange());
    }

    @Override
    public ByteRange value() {
      return value.range(new ByteRange());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Summaries(int count, byte[] tail) implements SummaryInputs {
    @Override
    public LocalDate date() {
      return TODAY;
    }

    @Override
    public SortedRows rows(SummaryTable table, LocalDate date) {
      return new ManyMessages(date.equals(TODAY) ? count : 0, tail);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** What is held half way through messages that are all different, in bytes. */
  private static long held(int messages) throws IOException {
    byte[] tail = "x".repeat(480).getBytes(StandardCharsets.US_ASCII);
    long before = used();
    long[] rows = {0};
    long[] held = {0};
    new ErrorTemplatesReport(ZoneOffset.UTC, new Advice(List.of()))
        .make(
            new Summaries(messages, tail),
            (report, row) -> {
              rows[0]++;
              if (rows[0] == messages / 2) {
                held[0] = used() - before;
              }
            });
    assertThat(rows[0]).isEqualTo(messages);
    return held[0];
  }

  /** Of more messages than are compared with each other, what is held does not grow. */
  @Test
  void manyDifferentMessagesAreNotHeldInMemory() throws IOException {
    long few = held(2 * CommonMessages.MOST);
    long more = held(6 * CommonMessages.MOST);

    assertThat(more).isLessThan(few + (15L << 20)); // all of them were 40 MB more
  }

  /** A byte of each kind, control bytes and invalid UTF-8 among them. */
  @Test
  void anyByteIsShown() throws IOException {
    byte[] tail = new byte[512];
    new Random(1).nextBytes(tail);
    for (int i = 0; i < 256; i++) {
      tail[i] = (byte) i;
    }
    List<String> shown = new ArrayList<>();

    new ErrorTemplatesReport(ZoneOffset.UTC, new Advice(List.of()))
        .make(
            new Summaries(3, tail),
            (report, row) -> shown.add(((ErrorTemplatesRow) row).message()));

    assertThat(shown).hasSize(3).doesNotHaveDuplicates();
    assertThat(shown).allSatisfy(text -> assertThat(text).startsWith("000000"));
  }

  /** What is kept of a line does not grow with it. */
  @Test
  void ofALineOfAMegabyteLittleIsKept() {
    MessageMask mask = new MessageMask();
    ServiceRecord event = new ServiceRecord();
    for (String piece : List.of("a", "x ", "\u0000", "7 ", "\t", "(", "\u00e9", "10.0.0.1 ")) {
      byte[] bytes = piece.repeat((1 << 20) / piece.length()).getBytes(StandardCharsets.UTF_8);
      event.clear(bytes);
      event.set(ServiceField.MESSAGE, 0, bytes.length);
      event.setSeverity(Severity.INFO);

      assertThat(mask.of(event).length()).as("of %s", piece).isLessThan(8 << 10);
    }
  }
}
