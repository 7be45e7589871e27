package io.nodelog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.Metric;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of the resources of nodes, as the tools print them. */
class SampleFormatsTest {
  private static final ParserSettings SETTINGS =
      new ParserSettings(Optional.of(ZoneId.of("Europe/Berlin")), Instant.EPOCH);
  private static final String CPU = "CPU  %user  %nice  %system  %iowait  %steal  %idle";

  private static List<String> read(String format, String... lines) {
    return read(LogFormat.of(format), lines);
  }

  /** What each line says: its time and its values, or what became of it. */
  private static List<String> read(LogFormat format, String... lines) {
    EventParser parser = format.newEventParser(SETTINGS);
    ServiceRecord record = new ServiceRecord();
    List<String> said = new ArrayList<>();
    for (String line : lines) {
      byte[] bytes = line.getBytes(UTF_8);
      Outcome outcome = parser.parse(bytes, 0, bytes.length, bytes.length, record);
      said.add(
          outcome.counted() ? values(record) : outcome == Outcome.REJECT ? reason(record) : "");
    }
    said.removeIf(String::isEmpty);
    return said;
  }

  private static String reason(ServiceRecord record) {
    return record.rejectReason().toString();
  }

  private static String values(ServiceRecord record) {
    StringBuilder text = new StringBuilder(column(record, "time"));
    for (Metric metric : Metric.values()) {
      String value = ServiceColumns.value(record, metric);
      text.append(value == null ? "" : " " + metric.word() + "=" + value);
    }
    return text.toString();
  }

  private static String column(ServiceRecord record, String name) {
    return Objects.toString(ServiceColumns.of(record, name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sar           | 01/07/2026 | 12:00:01 AM | 01:10:01 PM | 12.25",
        "sar           | 01/07/26   | 00:00:01    | 13:10:01    | 12.25",
        "sar           | 07.01.2026 | 00:00:01    | 13:10:01    | 12,25",
        "sar           | 2026-01-07 | 00:00:01    | 13:10:01    | 12.25",
        "sar           | 2026年01月07日 | 00时00分01秒 | 13时10分01秒 | 12.25",
        "sar           | 07.01.2026 | 00.00.01    | 13.10.01    | 12,25",
        "sar_day_first | 07/01/2026 | 00:00:01    | 13:10:01    | 12,25",
        "sar_day_first | 07/01/26   | 12:00:01 am | 01:10:01 pm | 12.25"
      })
  void readsSarInTheLocaleOfWhoPrintedIt(
      String format, String date, String first, String clock, String idle) {
    assertThat(
            read(
                format,
                "Linux 5.14.0-503.el9.x86_64 (web-01) \t" + date + " \t_x86_64_\t(4 CPU)",
                "",
                first + "     " + CPU,
                clock + "     all  0.00   0.00   0.00   0.25  0.00  " + idle))
        .hasSize(1)
        .allMatch(
            text ->
                text.equals("2026-01-07T12:10:01Z cpu_percent=87.500 cpu_iowait_percent=0.250"));
  }

  @Test
  void readsTheSectionsOfSarThatItKnowsAndPassesOverTheOthers() {
    assertThat(
            read(
                "sar",
                "Linux 6.1.0-28-amd64 (dn-07) \t01/07/2026 \t_x86_64_\t(2 CPU)",
                "00:00:01        CPU      %usr     %nice      %sys   %iowait    %steal      %irq   "
                    + "  %soft    %guest    %gnice     %idle",
                "00:10:01        all      3.00      0.00      1.00      6.00      0.00      0.10   "
                    + "   0.20      0.00      0.00     89.70",
                "00:10:01          0      3.00      0.00      1.00      6.00      0.00      0.10   "
                    + "   0.20      0.00      0.00     89.70",
                "Average:        all      3.00      0.00      1.00      6.00      0.00      0.10   "
                    + "   0.20      0.00      0.00     89.70",
                "00:00:01       proc/s   cswch/s",
                "00:10:01         4.20   1803.11",
                "00:00:01    kbswpfree kbswpused  %swpused  kbswpcad   %swpcad",
                "00:10:01      1048572         0      0.00         0      0.00",
                "00:00:01          tps      rtps      wtps      dtps   bread/s   bwrtn/s   bdscd/s",
                "00:10:01         9.12      0.05      9.07      0.00      2.00    200.50      0.00",
                "00:00:01          DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz "
                    + "    await     %util",
                "00:10:01      dev8-0      9.12      1.00    100.25      0.00     11.10      0.01  "
                    + "    0.90      3.21",
                "00:10:01      dev7-3      0.00      0.00      0.00      0.00      0.00      0.00  "
                    + "    0.00      0.00",
                "00:00:01     MBfsfree  MBfsused   %fsused  %ufsused     Ifree     Iused    %Iused"
                    + " FILESYSTEM",
                "00:10:01        10240     30720     75.00     77.50    900000    100000     10.00"
                    + " /dev/sda2",
                "00:00:01        CPU       MHz",
                "00:10:01        all   2400.00",
                "00:10:07     LINUX RESTART\t(2 CPU)"))
        .containsExactly(
            "2026-01-06T23:10:01Z cpu_percent=4.300 cpu_iowait_percent=6.000",
            "2026-01-06T23:10:01Z swap_percent=0.000",
            "2026-01-06T23:10:01Z disk_read_bytes_per_second=1024.000"
                + " disk_written_bytes_per_second=102656.000",
            "2026-01-06T23:10:01Z disk_busy_percent=3.210",
            "2026-01-06T23:10:01Z disk_used_percent=75.000");
  }

  @Test
  void putsARowBehindMidnightOnTheNextDay() {
    assertThat(
            read(
                "sar",
                "Linux 6.1.0 (web-01) \t12/31/2025 \t_x86_64_\t(2 CPU)",
                "23:58:01       runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked",
                "23:59:01             0       200      0.10      0.10      0.10         0",
                "00:00:01             0       200      0.20      0.10      0.10         0"))
        .containsExactly(
            "2025-12-31T22:59:01Z load_average=0.100", "2025-12-31T23:00:01Z load_average=0.200");
  }

  @Test
  void rejectsRowsOfSarThatAreCutOrGarbled() {
    String head = "Linux 6.1.0 (web-01) \t01/07/2026 \t_x86_64_\t(2 CPU)";
    assertThat(
            read(
                "sar",
                head,
                "00:00:01 " + CPU,
                "00:10:01 all 1.00 0.00 0.50",
                "00:20:01 all 1.00 0.00 0.50 0.00 0.00 \u0660",
                "00:30:01 all 1.00 0.00 0.50 0.00 0.00 -5.00",
                "00:40:01 all 1.00 0.00 0.50 0.00 0.00 1e99",
                "24:40:01 all 1.00 0.00 0.50 0.00 0.00 98.50",
                "all 1.00 0.00 0.50 0.00 0.00 98.50"))
        .containsExactly("SHAPE", "NUMBER", "NUMBER", "NUMBER", "SHAPE", "SHAPE");
    assertThat(read("sar", "Linux 6.1.0 (web-01) \t31/31/2026", "00:00:01 " + CPU, row("00:10:01")))
        .containsExactly("TIME");
    assertThat(read("sar", head, row("00:10:01"))).containsExactly("SHAPE");
  }

  private static String row(String clock) {
    return clock + " all 1.00 0.00 0.50 0.00 0.00 98.50";
  }

  @Test
  void forgetsTheColumnsOfTheReportBefore() {
    String head = "Linux 6.1.0 (web-01) \t01/07/2026 \t_x86_64_\t(2 CPU)";
    assertThat(read("sar", head, "00:00:01 " + CPU, head, row("00:10:01")))
        .containsExactly("SHAPE");
  }

  @Test
  void readsOtherCollectorsByAMapping() {
    LogFormat beats =
        LogFormat.ofSite(
                Map.of(
                    "beats",
                    """
                    kind = metrics
                    mapping {
                      time = "@timestamp"
                      host = host.name
                      cpu_percent = "system.cpu.total.norm.pct * 100"
                      memory_used_bytes = "system.memory.kb * 1024"
                      disk_busy_percent = [idle.pct, "100 - idle"]
                    }
                    """))
            .get(0);

    assertThat(
            read(
                beats,
                "{\"@timestamp\":\"2026-01-07T10:00:00Z\",\"system\":{\"cpu\":{\"total\":{\"norm\":{\"pct\":0.4217}}}}}",
                "{\"@timestamp\":\"2026-01-07T10:00:00Z\",\"system\":{\"memory\":{\"kb\":2}},\"idle\":97.5}",
                "{\"@timestamp\":\"2026-01-07T10:00:00Z\",\"system\":{\"process\":{\"pid\":7}}}"))
        .containsExactly(
            "2026-01-07T10:00:00Z cpu_percent=42.170",
            "2026-01-07T10:00:00Z memory_used_bytes=2048.000 disk_busy_percent=2.500");
  }

  @Test
  void saysWhatIsWrongWithAMapping() {
    assertThatThrownBy(() -> site("mapping { time = t, cpu = c }"))
        .hasMessageContaining(
            "Unknown column: cpu (must be one of time, host, device, cpu_percent");
    assertThatThrownBy(() -> site("mapping { time = t }"))
        .hasMessageContaining("Missing column: a metric");
    assertThatThrownBy(() -> site("mapping { cpu_percent = c }"))
        .hasMessageContaining("Missing column: time");
    assertThatThrownBy(() -> site("mapping { time = t, cpu_percent = \"c * x\" }"))
        .hasMessageContaining("Invalid value: c * x (must be a path, PATH * FACTOR");
  }

  private static List<LogFormat> site(String mapping) {
    return LogFormat.ofSite(Map.of("own", "kind = metrics\n" + mapping));
  }

  @Test
  void detectsWhatMeasuresNodes() {
    assertThat(
            detected(
                "Linux 6.1.0-28-amd64 (dn-07) \t01/07/2026 \t_x86_64_\t(2 CPU)",
                "",
                "12:00:01 AM " + CPU,
                "12:10:01 AM all 1.00 0.00 0.50 0.00 0.00 98.50"))
        .isEqualTo("sar");
    assertThat(
            detected(
                "Linux 6.1.0-28-amd64 (dn-07) \t13/01/2026 \t_x86_64_\t(2 CPU)",
                "00:00:01 " + CPU,
                row("00:10:01")))
        .isEqualTo("sar_day_first");
    assertThat(
            detected(
                "# hostname;interval;timestamp;runq-sz;plist-sz;ldavg-1",
                "web-01;600;2026-01-07 09:10:01 UTC;0;200;0.10"))
        .isEqualTo("sadf");
    assertThat(
            detected(
                "1767776400000 jvm.JvmMetrics: Context=jvm, ProcessName=DataNode,"
                    + " MemHeapUsedM=250.5, MemHeapMaxM=1002.0"))
        .isEqualTo("hadoop_metrics2");
    assertThat(
            detected(
                "# scraped_at 1767776400",
                "# HELP node_load1 1m load average.",
                "# TYPE node_load1 gauge",
                "node_load1 0.21"))
        .isEqualTo("node_exporter");
    assertThat(detected("{\"time\":\"2026-01-07T10:00:00Z\",\"cpu_percent\":12}"))
        .isEqualTo("metrics_json");
  }

  private static String detected(String... lines) {
    Detection detection = new Detection(LogFormat.presets(), Optional.empty(), Instant.EPOCH);
    for (String line : lines) {
      byte[] bytes = line.getBytes(UTF_8);
      detection.add(bytes, 0, bytes.length);
    }
    return detection.result().decision().map(score -> score.format().name()).orElse("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sar", "sadf", "hadoop_metrics2", "metrics_json", "node_exporter"})
  void takesAnyBytesWithoutFailing(String format) {
    EventParser parser = LogFormat.of(format).newEventParser(SETTINGS);
    ServiceRecord record = new ServiceRecord();
    Random random = new Random(7);
    List<String> seeds = LogFormat.of(format).sampleRecords();
    for (int i = 0; i < 5_000; i++) {
      String[] lines = seeds.get(random.nextInt(seeds.size())).split("\n", -1);
      byte[] bytes = lines[random.nextInt(lines.length)].getBytes(UTF_8);
      for (int j = random.nextInt(4); j > 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      }
      int to = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      Outcome outcome = parser.parse(bytes, 0, to, to, record);
      assertThat(outcome.counted()).isEqualTo(outcome.counted() && !record.samples().isEmpty());
    }
  }
}
