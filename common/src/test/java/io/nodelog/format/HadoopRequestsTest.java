package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.SharedData;
import io.nodelog.format.parser.LineParser;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that daemons of Hadoop logged, counted as awk counts them. */
class HadoopRequestsTest {
  private static List<Line> read(String format, String file) throws IOException {
    LineParser parser = LogFormat.of(format).newLineParser(Line.SETTINGS);
    return Files.readAllLines(SharedData.file("hadoop/" + file), StandardCharsets.ISO_8859_1)
        .stream()
        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
        .map(bytes -> Line.parse(parser, bytes, 0, bytes.length))
        .toList();
  }

  /** With awk: {@code match($0, /op: [A-Z_]+/)} and sums of what stands behind {@code bytes:}. */
  @Test
  void readsEveryLineOfADataNodesTrace() throws IOException {
    List<Line> lines = read("dn_clienttrace", "datanode-clienttrace.log");

    Map<String, Long> requests = new TreeMap<>();
    Map<String, Long> bytes = new TreeMap<>();
    long micros = 0;
    for (Line line : lines) {
      AccessRecord record = line.record();
      assertThat(line.outcome()).isEqualTo(Outcome.RECORD);
      assertThat(line.get("client_ip")).isNotNull();
      assertThat(record.status()).isEqualTo((int) AccessRecord.ABSENT);
      String operation = Objects.requireNonNull(line.get("method"));
      requests.merge(operation, 1L, Long::sum);
      long moved = Math.max(record.bytesSent(), record.bytesReceived());
      bytes.merge(operation, moved, Long::sum);
      micros += record.durationMicros();
    }
    assertThat(requests)
        .isEqualTo(Map.of("HDFS_READ", 10L, "HDFS_WRITE", 8L, "MAPRED_SHUFFLE", 80L));
    assertThat(bytes)
        .isEqualTo(
            Map.of("HDFS_READ", READ_BYTES, "HDFS_WRITE", WRITE_BYTES, "MAPRED_SHUFFLE", SHUFFLED));
    assertThat(micros).isEqualTo(MICROS);
  }

  private static final long READ_BYTES = 106_132_038L;
  private static final long WRITE_BYTES = 105_309_054L;
  private static final long SHUFFLED = 105_098_599L;
  private static final long MICROS = 19_978_644L;

  @Test
  void readsEveryLineOfANameNodesAudit() throws IOException {
    List<Line> lines = read("hdfs_audit", "hdfs-audit.log");

    assertThat(lines).extracting(Line::outcome).containsOnly(Outcome.RECORD);
    assertThat(lines).extracting(line -> line.get("client_ip")).containsOnly("192.168.64.102");
    assertThat(lines).extracting(line -> line.get("user")).containsOnly("ambari-qa");
    assertThat(lines)
        .extracting(line -> line.get("method"))
        .containsExactly("getfileinfo", "delete", "getfileinfo", "getfileinfo");
    assertThat(lines.get(0).get("time")).isEqualTo("2016-03-18T10:00:47.252Z");
    assertThat(lines.get(0).get("user_agent")).startsWith("HIVE_QUERY_ID:ambari-qa_2016");
  }

  /** A quadratic search would take minutes for these. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "\tip=", "\tcallerContext=", ", ", ", dest: ", ": ", "a", "("})
  void takesTimeLinearInTheLength(String piece) {
    String head = "2026-01-05 10:11:12,345 INFO ";
    Map<String, String> starts =
        Map.of(
            "hdfs_audit", head + "FSNamesystem.audit: ugi=a\tip=/192.0.2.7\tcmd=b\tsrc=",
            "dn_clienttrace", head + "clienttrace: src: /192.0.2.7, dest: /192.0.2.7, op: ",
            "rm_audit", head + "RMAuditLogger: USER=a\tOPERATION=b\tRESULT=c\tTARGET=");
    starts.forEach(
        (format, start) -> {
          long from = System.nanoTime();
          Line.parse(format, start + piece.repeat(1_000_000));
          Line.parse(format, head + piece.repeat(1_000_000));
          assertThat((System.nanoTime() - from) / 1e9).describedAs(format).isLessThan(5);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist", "hi-IN-u-nu-deva"})
  void readsTheSameWhereverTheMachineIs(String locale) {
    Locale formerLocale = Locale.getDefault();
    TimeZone formerZone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      for (LogFormat preset : LogFormat.presets()) {
        assertThat(preset.test()).isEmpty();
      }
    } finally {
      Locale.setDefault(formerLocale);
      TimeZone.setDefault(formerZone);
    }
  }
}
