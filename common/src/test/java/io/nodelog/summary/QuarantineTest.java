package io.nodelog.summary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuarantineTest extends SummaryLaws {
  private static final LocalDate DATE = LocalDate.parse("2026-01-05");
  private static final RejectLimits LIMITS = new RejectLimits(1000, 4);

  @Override
  SummaryTable table() {
    return SummaryTable.QUARANTINE;
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    RejectedLines rejects =
        new RejectedLines(LIMITS, (int) DATE.toEpochDay(), settings.shards(), sink);
    rejects.startFile("b1", NODE, "access", "file:/a.log");
    for (Line line : lines) {
      if (line.outcome() == Outcome.REJECT) {
        byte[] name = Line.latin(line.name());
        ByteRange content = new ByteRange().set(name, 0, name.length);
        rejects.add(line.reason(), line.offset(), 1, line.length(), content, 0);
      }
    }
    rejects.endFile();
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, String> rows = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome() == Outcome.REJECT) {
        String kept = line.name().substring(0, Math.min(4, line.name().length()));
        String reason = line.reason().name().toLowerCase(Locale.ROOT);
        rows.put(
            "quarantine|%s|b1|%s|access|file:/a.log|%d|%s"
                .formatted(DATE, NODE, line.offset(), reason),
            "lines=1 line_bytes=%d cut_bytes=%d raw=%s"
                .formatted(line.length(), line.name().length() - kept.length(), kept));
      }
    }
    return rows;
  }

  @Test
  void keepsTheFirstRejectsOfEachFileWhereverItIsCut() throws IOException {
    RejectLimits three = new RejectLimits(3, 100);
    CollectedBlocks blocks = new CollectedBlocks();
    for (long[] piece : new long[][] {{40, 50, 60, 70}, {10, 20}, {30}}) {
      for (String file : new String[] {"a.log", "b.log"}) {
        RejectedLines rejects = new RejectedLines(three, 0, 2, blocks);
        rejects.startFile("b1", NODE, "access", file);
        for (long offset : piece) {
          byte[] content = ("at " + offset).getBytes(ISO_8859_1);
          ByteRange range = new ByteRange().set(content, 0, content.length);
          rejects.add(RejectReason.SHAPE, offset, 1, 10, range, 0);
        }
        rejects.endFile();
      }
    }

    assertThat(offsets(blocks, 3))
        .containsExactlyInAnyOrder(
            "a.log 10", "a.log 20", "a.log 30", "b.log 10", "b.log 20", "b.log 30");
    assertThat(offsets(blocks, 1)).containsExactlyInAnyOrder("a.log 10", "b.log 10");
  }

  private List<String> offsets(CollectedBlocks blocks, int most) throws IOException {
    List<String> offsets = new ArrayList<>();
    blocks.forEachRow(
        table(),
        spillDirectory,
        new FirstRejects(
            most,
            (key, value) -> {
              KeyReader reader = new KeyReader().set(key);
              reader.text();
              reader.text();
              reader.text();
              offsets.add(new String(reader.text(), ISO_8859_1) + " " + reader.number());
            }));
    return offsets;
  }

  @Test
  void keepsNothingIfItMayNot() throws IOException {
    CollectedBlocks blocks = new CollectedBlocks();
    RejectedLines rejects = new RejectedLines(new RejectLimits(0, 100), 0, 1, blocks);
    rejects.startFile("b1", NODE, "access", "a.log");
    rejects.add(RejectReason.SHAPE, 0, 1, 10, new ByteRange(), 0);
    rejects.endFile();

    assertThat(blocks.count()).isZero();
  }

  @Test
  void holdsLittleOfAFileOfRejects() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    RejectedLines rejects =
        new RejectedLines(
            new RejectLimits(1_000_000, 1 << 20), 0, 1, (key, block) -> lengths.add(block.length));
    rejects.startFile("b1", NODE, "access", "a.log");
    byte[] content = new byte[1 << 20];
    for (int i = 0; i < 64; i++) {
      ByteRange range = new ByteRange().set(content, 0, content.length);
      rejects.add(RejectReason.BINARY, (long) i << 20, 1, content.length, range, 0);
    }

    assertThat(lengths).hasSizeGreaterThanOrEqualTo(16).allMatch(length -> length <= Block.LONGEST);
  }
}
