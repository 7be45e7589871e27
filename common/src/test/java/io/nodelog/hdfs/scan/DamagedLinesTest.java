package io.nodelog.hdfs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.raw.SegmentWriter;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.SummaryTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lines hold, each of them and each byte is accounted for. */
class DamagedLinesTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final int LINES = 3_000;
  private static final NodelogConfig CONFIG =
      NodelogConfig.defaults(Map.of("nodelog.lines.max-length", "2KiB"));
  private static final ScanTask TASK =
      new ScanTask(CONFIG.render(), 20_460, 1_767_800_000_000_000L, 0, Long.MAX_VALUE, "r1", 3);

  private final Storage storage = new MemoryStorage();

  static Stream<String> presets() {
    return LogFormat.presets().stream().map(LogFormat::name);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void areAccountedFor(String preset) throws IOException {
    Random random = new Random(preset.hashCode());
    List<String> lines =
        ConfigFactory.parseResources("io/nodelog/format/" + preset + ".conf")
            .getConfigList("tests")
            .stream()
            .map(test -> test.getString("line"))
            .toList();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = 0; i < LINES; i++) {
      log.writeBytes(damaged(lines.get(random.nextInt(lines.size())), random));
      log.write('\n');
    }
    byte[] bytes = log.toByteArray();
    long ends =
        new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();

    Map<String, Long> audit =
        new ScannedRows(storage, WAREHOUSE, TASK, CONFIG)
            .scan(Split.Piece.whole("b1", "web-1", "s", preset, "UTC", "f", 0, store(bytes)))
            .sums(SummaryTable.INPUT_AUDIT);

    long outcomes =
        audit.entrySet().stream()
            .filter(measure -> measure.getKey().matches("records|partial|excluded|rejected_.*"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(audit.get("lines")).isEqualTo(ends).isEqualTo(outcomes);
    assertThat(audit.get("bytes")).isEqualTo(bytes.length);
  }

  private static byte[] damaged(String line, Random random) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private Segment store(byte[] bytes) throws IOException {
    SegmentLayout layout = new SegmentLayout(Compression.NONE, 1, 1 << 20, 1 << 30);
    try (SegmentWriter writer = new SegmentWriter(storage, WAREHOUSE, "raw", "tmp/r1", layout, 0)) {
      writer.write(bytes, 0, bytes.length);
      return writer.finish().get(0);
    }
  }
}
