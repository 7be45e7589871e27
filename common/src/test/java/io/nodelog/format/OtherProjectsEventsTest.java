package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.SharedData;
import io.nodelog.format.parser.EventParser;
import io.nodelog.record.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other projects expect of daemons' logs holds here too, or it is said why. */
class OtherProjectsEventsTest {
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("kafka/log", "kafka"),
          Map.entry("java_log", "java_log"),
          Map.entry("zookeeper_log", "zookeeper"),
          Map.entry("glog_log", "glog"),
          Map.entry("parse_glog", "glog"),
          Map.entry("parse_klog", "glog"),
          Map.entry("openstack_log", "openstack"),
          Map.entry("candlepin_log", "%d [%notEmpty{req}=%X{req}, org=%X{org}] %-5p %c - %m%n"),
          Map.entry("engine_log", "java_log"));

  private static final String WRAPPED = "%-6p | %X{jvm} | ";

  /** The other parser takes many layouts for one; here each is a pattern of its own. */
  private static final Map<String, String> FORMATS_OF_CASES =
      Map.ofEntries(
          Map.entry("java_log#0", WRAPPED + "%X{wrapped} | %d [%t] %-5p %c - %m%n"),
          Map.entry("java_log#1", WRAPPED + "%X{wrapped} | %d [%t] %-5p %c - %m%n"),
          Map.entry("java_log#2", "%d [%t] %-5p %c %x - %m%n"),
          Map.entry("java_log#3", WRAPPED + "%d{yyyy/MM/dd HH:mm:ss} | %X{code} %m%n"),
          Map.entry("java_log#4", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %t  %-5p %c %m%n"),
          Map.entry("java_log#5", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} | %5p | %t | %F | %L | %m%n"),
          Map.entry(
              "java_log#6", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t  %-5p %c  opId=%X{opId}] %m%n"),
          Map.entry("java_log#7", "[%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-69t %p %c] %m%n"),
          Map.entry("java_log#8", "[%d] %p%r[%t] - %C.%M(%F:%L) - %m%n"),
          Map.entry(
              "java_log#9",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %X{service}[%pid:%t] [CorId=%X{CorId}"
                  + " OpId=%X{OpId}] [%c] %m%n"),
          Map.entry(
              "java_log#10",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t [] %-5p %c  opId=%X{opId}] %m%n"),
          Map.entry("java_log#11", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} | %-5p | %-25t | %c | %m%n"),
          Map.entry(
              "java_log#12", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t] %-5p opId=%X{opId} %c - %m%n"),
          Map.entry(
              "java_log#13",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t null %-5p %c  opId=%X{opId}] %m%n"),
          Map.entry(
              "java_log#14",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %X{service}[%pid:%t] [%X{ids}] [%c] %m%n"),
          Map.entry(
              "java_log#15",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %X{service}[%pid:%t] [%X{ids}] [%c] %m%n"),
          Map.entry("java_log#16", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSZ} | %-8p | %t | %c | %m%n"),
          Map.entry(
              "java_log#17",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %t operationID=%X{opId}  %-5p %c %m%n"),
          Map.entry("java_log#19", "hadoop_debug"),
          Map.entry("java_log#21", "spring_boot"),
          Map.entry("java_log#22", "hadoop_legacy"),
          Map.entry("java_log#23", "spark_default"),
          Map.entry("java_log#24", "%d %-5p [%-25t] [%-25c] - %m%n"),
          Map.entry(
              "java_log#25",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSZ} %5p %pid --- [%contextName] [%15t] %-40c : %m%n"),
          Map.entry("java_log#26", "kafka"),
          Map.entry("java_log#27", "kafka"),
          Map.entry(
              "java_log#28", "[otel.javaagent %d{yyyy-MM-dd HH:mm:ss:SSS Z}] [%t] %p %c - %m%n"),
          Map.entry("java_log#29", "%d{yyyy-MM-dd HH:mm:ss} - %t - %m%n"),
          Map.entry("java_log#30", "elasticsearch"),
          Map.entry("openstack_log#1", "(%c): %d %p (%X{user}) %m%n"),
          Map.entry("openstack_log#2", "(%c): %d %p %m%n"));

  /** Lines that the other parser takes and this one does not. */
  private static final Map<String, String> NOT_TAKEN =
      Map.of(
          "java_log#20",
          "a mark of repetition without level and logger",
          "parse_glog.log_line_valid_strip_whitespace",
          "an event starts where its line starts");

  /** Columns in which another parser differs. */
  private static final Map<String, String> OTHERWISE =
      Map.of("java_log#26 thread", "there the first word names the thread, the rest its context");

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("level", "level"),
          Map.entry("alert_level", "level"),
          Map.entry("thread", "thread"),
          Map.entry("tid", "thread"),
          Map.entry("id", "thread"),
          Map.entry("class", "logger"),
          Map.entry("logger", "logger"),
          Map.entry("module", "logger"),
          Map.entry("pid", "process_id"),
          Map.entry("hostname", "host"),
          Map.entry("timestamp", "time"),
          Map.entry("message", "message"));

  @ParameterizedTest
  @CsvSource({"beats_services, 167", "lnav_formats, 42", "vrl_stdlib, 11"})
  void agreesOnDaemonsLogs(String suite, int count) throws IOException {
    int cases = 0;
    SoftAssertions softly = new SoftAssertions();
    try (Stream<String> lines = Files.lines(SharedData.file("cases/" + suite + ".jsonl"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode test = new ObjectMapper().readTree(line);
        if (FORMATS.containsKey(test.get("format_hint").asText())) {
          cases++;
          check(test, softly);
        }
      }
    }
    softly.assertAll();
    assertThat(cases).isEqualTo(count);
  }

  private static void check(JsonNode test, SoftAssertions softly) {
    String id = test.get("id").asText();
    String format =
        FORMATS_OF_CASES.getOrDefault(
            id, Objects.requireNonNull(FORMATS.get(test.get("format_hint").asText())));
    boolean taken = !test.path("must_fail").asBoolean() && !NOT_TAKEN.containsKey(id);
    JsonNode expected = test.get("expected");
    EventParser parser =
        Event.parser(LogFormat.of(format), expected.path("event_timezone").asText("UTC"));
    byte[] bytes = test.get("line").asText().getBytes(StandardCharsets.UTF_8);
    Event event = Event.parse(parser, bytes, 0, bytes.length);
    softly
        .assertThat(event.outcome() == Outcome.RECORD)
        .describedAs(id + " " + event.verdict())
        .isEqualTo(taken);
    if (taken) {
      expected
          .properties()
          .forEach(field -> checkField(test, event, field.getKey(), field.getValue(), softly));
      JsonNode more = test.path("peer_extra");
      checkField(test, event, "class", more.path("kafka.log.class"), softly);
      checkField(test, event, "thread", more.path("kafka.log.component"), softly);
    }
  }

  private static void checkField(
      JsonNode test, Event event, String key, JsonNode value, SoftAssertions softly) {
    String column = COLUMNS.get(key);
    String expected = value.asText().strip();
    String about = test.get("id").asText() + " " + key;
    if (column == null || expected.isEmpty() || OTHERWISE.containsKey(about)) {
      return;
    }
    String actual = Objects.toString(event.get(column), "").strip();
    switch (column) {
      case "time" ->
          softly
              .assertThat(Instant.parse(actual))
              .describedAs(about)
              .isEqualTo(OffsetDateTime.parse(expected).toInstant());
      case "level" -> // of a letter some spell out the word
          softly.assertThat(expected).describedAs(about).isIn(actual, event.get("severity"));
      case "thread", "message" -> {
        boolean within = findsBracketsWithin(test);
        if (!within) {
          boolean unknown = column.equals("thread") && expected.equals("unknown");
          softly.assertThat(actual).describedAs(about).isEqualTo(unknown ? "" : expected);
        } else if (column.equals("message")) {
          softly.assertThat(actual).describedAs(about).endsWith(expected);
        }
      }
      default -> softly.assertThat(actual).describedAs(about).isEqualTo(expected);
    }
  }

  /** Filebeat takes the first brackets for the part of Kafka that speaks, wherever they are. */
  private static boolean findsBracketsWithin(JsonNode test) {
    String speaker = test.path("peer_extra").path("kafka.log.component").asText("unknown");
    String level = test.path("expected").path("level").asText();
    return !speaker.equals("unknown")
        && !test.get("line").asText().contains("] " + level + " [" + speaker + "]");
  }
}
