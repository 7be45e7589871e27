package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.SharedData;
import io.nodelog.format.parser.EventParser;
import io.nodelog.record.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs of real daemons, compared with the fields into which others have cut them. */
class RealEventsTest {
  @Test
  void readsHdfsAsLoghubDoes() throws IOException {
    List<Map<String, String>> rows = rows("HDFS");
    List<Event> events = events("hadoop_legacy", "loghub/HDFS_2k.log");

    assertThat(events).hasSize(2000);
    for (int i = 0; i < rows.size(); i++) {
      compare(events.get(i), rows.get(i), "yyMMdd HHmmss", "Component", "Pid");
    }
  }

  @Test
  void readsContainersOfHadoopAsLoghubDoes() throws IOException {
    List<Map<String, String>> rows = rows("Hadoop");
    List<Event> events = events("mr_container", "loghub/Hadoop_2k.log");

    assertThat(events).hasSize(2000);
    for (int i = 0; i < rows.size(); i++) {
      compare(events.get(i), rows.get(i), "yyyy-MM-dd HH:mm:ss,SSS", "Component", "Process");
    }
  }

  @Test
  void readsSparkAsLoghubDoes() throws IOException {
    List<Map<String, String>> rows = rows("Spark");
    List<Event> events = events("spark_default", "loghub/Spark_2k.log");

    assertThat(events).hasSize(2000);
    for (int i = 0; i < rows.size(); i++) {
      compare(events.get(i), rows.get(i), "yy/MM/dd HH:mm:ss", "Component", "");
    }
  }

  /** Loghub cuts at the first colon, which may be in an address that belongs to the thread. */
  @Test
  void readsZookeeperAsLoghubDoesApartFromColonsInThreads() throws IOException {
    List<Map<String, String>> rows = rows("Zookeeper");
    List<Event> events = events("zookeeper", "loghub/Zookeeper_2k.log");

    assertThat(events).hasSize(2000);
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      String component = row.get("Component");
      compare(events.get(i), row, "yyyy-MM-dd HH:mm:ss,SSS", "", "");
      int colon = component.lastIndexOf(':');
      String thread = row.get("Node") + (colon < 0 ? "" : ":" + component.substring(0, colon));
      assertThat(events.get(i).get("logger")).isEqualTo(component.substring(colon + 1));
      assertThat(events.get(i).get("thread")).describedAs("line %d", i + 1).isEqualTo(thread);
    }
  }

  private static void compare(
      Event event, Map<String, String> row, String time, String logger, String thread) {
    String about = "line " + row.get("LineId");
    LocalDateTime local =
        LocalDateTime.parse(
            row.get("Date") + " " + row.get("Time"),
            DateTimeFormatter.ofPattern(time, Locale.ROOT));
    assertThat(event.outcome()).describedAs(about).isEqualTo(Outcome.RECORD);
    assertThat(event.get("time"))
        .describedAs(about)
        .isEqualTo(local.toInstant(ZoneOffset.UTC).toString());
    assertThat(event.get("level")).describedAs(about).isEqualTo(row.get("Level"));
    assertThat(String.valueOf(event.get("message")).strip()) // loghub cuts blanks off
        .describedAs(about)
        .isEqualTo(row.get("Content"));
    if (!logger.isEmpty()) {
      assertThat(event.get("logger")).describedAs(about).isEqualTo(row.get(logger));
    }
    if (!thread.isEmpty()) {
      assertThat(event.get("thread")).describedAs(about).isEqualTo(row.get(thread));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hadoop_daemon, hadoop/datanode_disk_failure.log, 5, 2",
    "hadoop_daemon, hadoop/namenode_dead_and_back.log, 11, 0",
    "hadoop_daemon, hadoop/nodemanager_bad_dirs.log, 4, 0",
    "hadoop_daemon, hadoop/resourcemanager_node_lost.log, 4, 0",
    "hadoop_daemon, hadoop/datanode-clienttrace.log, 98, 0",
    "hadoop_audit, hadoop/hdfs-audit.log, 4, 0",
  })
  void readsEveryLineOfHadoopsDaemons(String format, String file, int count, int traces)
      throws IOException {
    List<Event> events = events(format, file);

    assertThat(events).hasSize(count).allMatch(event -> event.outcome() == Outcome.RECORD);
    assertThat(events).filteredOn(event -> event.get("exception") != null).hasSize(traces);
  }

  @Test
  void dependsNeitherOnTheMachinesLocaleNorOnItsZone() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(MutatedEventsTest.formats())
          .allSatisfy(preset -> assertThat(preset.test()).isEmpty());
      readsSparkAsLoghubDoes();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** Cuts a file into events, as an input does: each starts where a line starts one. */
  private static List<Event> events(String format, String file) throws IOException {
    EventParser parser = Event.parser(LogFormat.of(format), "UTC");
    String text = Files.readString(SharedData.file(file), StandardCharsets.ISO_8859_1);
    List<StringBuilder> texts = new ArrayList<>();
    for (String line : text.lines().toList()) {
      byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      if (texts.isEmpty() || parser.starts(bytes, 0, bytes.length)) {
        texts.add(new StringBuilder(line));
      } else {
        texts.get(texts.size() - 1).append('\n').append(line);
      }
    }
    return texts.stream()
        .map(lines -> lines.toString().getBytes(StandardCharsets.ISO_8859_1))
        .map(bytes -> Event.parse(parser, bytes, 0, bytes.length))
        .toList();
  }

  private static List<Map<String, String>> rows(String name) throws IOException {
    List<List<String>> rows =
        Files.readString(
                SharedData.file("loghub/" + name + "_2k.log_structured.csv"),
                StandardCharsets.ISO_8859_1)
            .lines()
            .map(RealEventsTest::cells)
            .collect(Collectors.toList());
    List<String> names = rows.remove(0);
    return rows.stream()
        .map(
            row -> {
              Map<String, @Nullable String> cells = new HashMap<>();
              for (int i = 0; i < row.size(); i++) {
                cells.put(names.get(i), row.get(i));
              }
              return cells;
            })
        .collect(Collectors.toList());
  }

  /** Cells with commas or quotes are in quotes, and quotes in them are doubled. */
  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
