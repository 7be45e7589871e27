package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.SharedData;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What other projects expect of their parsers for daemons' logs holds here too, or it is said why.
 */
class ServiceCasesTest {
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("parse_syslog", "syslog"),
          Map.entry("parse_apache_log:error", "apache_error"),
          Map.entry("parse_nginx_log:error", "nginx_error"),
          Map.entry("HTTPD_ERRORLOG", "apache_error"),
          Map.entry("SYSLOGLINE", "syslog"),
          Map.entry("CISCO_TAGGED_SYSLOG", "syslog_3164"),
          Map.entry("REDISLOG", "redis"),
          Map.entry("apache_error", "apache_error"),
          Map.entry("syslog_log", "syslog"),
          Map.entry("error_log", "apache_error"),
          Map.entry("redis_log", "redis"),
          Map.entry("postgres_log", "postgresql"),
          Map.entry("system/syslog", "syslog"),
          Map.entry("system/auth", "syslog"),
          Map.entry("redis/log", "redis"),
          Map.entry("postgresql/log", "postgresql"));

  /** The column that says what the peer's key says. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("host", "host"),
          Map.entry("hostname", "host"),
          Map.entry("appname", "service"),
          Map.entry("program", "service"),
          Map.entry("procid", "process_id"),
          Map.entry("pid", "process_id"),
          Map.entry("tid", "thread"),
          Map.entry("thread", "thread"),
          Map.entry("cid", "connection"),
          Map.entry("msgid", "logger"),
          Map.entry("log_msgid", "logger"),
          Map.entry("module", "logger"),
          Map.entry("role", "logger"),
          Map.entry("log_struct", "structured_data"),
          Map.entry("level", "level"),
          Map.entry("severity", "severity"),
          Map.entry("client", "client"),
          Map.entry("server", "server"),
          Map.entry("request", "request"),
          Map.entry("upstream", "upstream"),
          Map.entry("http_host", "virtual_host"),
          Map.entry("referrer", "referrer"),
          Map.entry("error_code", "error_code"),
          Map.entry("user", "user"),
          Map.entry("db_name", "database"),
          Map.entry("app", "service"),
          Map.entry("message", "message"));

  /** Columns of these formats that a key of the same name does not mean. */
  private static final Set<String> OTHER_MEANING =
      Set.of("system/auth user", "system/auth message");

  /** What a peer chose otherwise: the case or the start of its id, the key, and why. */
  private record Difference(String id, String key, String why) {
    boolean isOf(String otherId, String otherKey) {
      return otherId.startsWith(id) && otherKey.equals(key);
    }
  }

  /** The key of a difference in whether a line is taken at all. */
  private static final String TAKEN = "taken";

  private static final String POSTGRESQL = "filebeat/module/postgresql/log/test/postgresql-";

  private static final List<Difference> DIFFERENCES =
      List.of(
          new Difference("error_log#0", TAKEN, "a line of CUPS"),
          new Difference("postgres_log#1", "host", "[local] is the client, not who logs"),
          new Difference(
              "parse_apache_log.error_line_thread_id",
              "timestamp",
              "138633 microseconds are not 138633 nanoseconds"),
          new Difference("parse_nginx_log.error_rate_", "message", "the peer cuts at the limit"),
          new Difference(POSTGRESQL + "9.6-multi-core", "timestamp", "EST has no summer time"),
          new Difference(POSTGRESQL + "9.6-new-timestamp", "timestamp", "EST has no summer time"));

  @ParameterizedTest
  @CsvSource({
    "vrl_stdlib, 25",
    "logstash_patterns, 11",
    "lnav_formats, 27",
    "fluentd, 3",
    "beats_services, 927"
  })
  void agreesOnDaemonsLogs(String suite, int cases) throws IOException {
    int read = 0;
    List<String> failures = new ArrayList<>();
    try (Stream<String> lines = Files.lines(SharedData.file("cases/" + suite + ".jsonl"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode test = new ObjectMapper().readTree(line);
        String format = FORMATS.get(test.get("format_hint").asText());
        if (format != null) {
          read++;
          check(test, format, failures);
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(read).isEqualTo(cases);
  }

  private static void check(JsonNode test, String format, List<String> failures) {
    String id = test.get("id").asText();
    Event event = parse(format, test);
    boolean taken = !test.path("must_fail").asBoolean() && !isKnown(id, TAKEN);
    if (event.counted() != taken) {
      failures.add(id + " is " + event.outcome + " " + event.record.rejectReason());
    } else if (taken) {
      test.get("expected")
          .properties()
          .forEach(
              field -> {
                String difference = event.difference(field.getKey(), field.getValue().asText());
                if (difference != null && !isKnown(id, field.getKey())) {
                  failures.add(id + " " + field.getKey() + " " + difference);
                }
              });
    }
  }

  private static boolean isKnown(String id, String key) {
    return DIFFERENCES.stream().anyMatch(difference -> difference.isOf(id, key));
  }

  private static Event parse(String format, JsonNode test) {
    boolean inBerlin = test.get("id").asText().endsWith("log_line_valid_with_timezone");
    String zoneOfPeer = test.path("expected").path("event_timezone").asText("UTC");
    ZoneId zone = inBerlin ? ZoneId.of("Europe/Berlin") : zone(zoneOfPeer);
    ParserSettings settings =
        new ParserSettings(Optional.of(zone), Instant.parse("2026-01-05T00:00:00Z"));
    EventParser parser = LogFormat.of(format).newEventParser(settings);
    byte[] bytes = test.get("line").asText().getBytes(StandardCharsets.UTF_8);
    ServiceRecord record = new ServiceRecord();
    Outcome outcome = parser.parse(bytes, 0, firstLineTo(bytes), bytes.length, record);
    assertThat(parser.starts(bytes, 0, firstLineTo(bytes)))
        .describedAs(test.get("line").asText())
        .isEqualTo(outcome.counted());
    return new Event(test.get("format_hint").asText(), test.get("line").asText(), outcome, record);
  }

  private static ZoneId zone(String name) {
    return switch (name) {
      case "CEST" -> ZoneId.of("Europe/Berlin");
      case "EST" -> ZoneOffset.ofHours(-5);
      default -> ZoneId.of(name);
    };
  }

  private static int firstLineTo(byte[] bytes) {
    int i = 0;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  private record Event(String hint, String line, Outcome outcome, ServiceRecord record) {
    boolean counted() {
      return outcome.counted();
    }

    /** Returns how a value differs from what the peer expects, or null. */
    @Nullable String difference(String key, String expected) {
      if (OTHER_MEANING.contains(hint + " " + key)) {
        return null;
      }
      return switch (key) {
        case "timestamp" -> time(OffsetDateTime.parse(expected).toInstant());
        case "duration_ns" -> duration(Long.parseLong(expected));
        default -> {
          String column = COLUMNS.get(key);
          yield column == null || agrees(column, expected)
              ? null
              : unequal(ServiceColumns.of(record, column), expected);
        }
      };
    }

    /** A peer may keep no more than milliseconds. */
    private @Nullable String time(Instant expected) {
      Instant actual = Instant.EPOCH.plus(record.timeMicros(), ChronoUnit.MICROS);
      return actual.truncatedTo(ChronoUnit.MILLIS).equals(expected)
          ? null
          : unequal(actual, expected);
    }

    private @Nullable String duration(long nanos) {
      // The peer rounds as floating point numbers do.
      boolean near = Math.abs(record.durationMicros() * 1000 - nanos) < 1000;
      return near ? null : unequal(record.durationMicros() * 1000, nanos);
    }

    private static @Nullable String unequal(@Nullable Object actual, Object expected) {
      return expected.equals(actual) ? null : "is %s but must be %s".formatted(actual, expected);
    }

    private boolean agrees(String column, String expected) {
      String actual = Objects.requireNonNullElse(ServiceColumns.of(record, column), "");
      return switch (column) {
        case "severity" -> actual.startsWith(expected);
        case "level" -> actual.equals(expected) || mark(expected).equals(actual);
        case "message" -> message(actual, expected);
        case "process_id" -> actual.equals(expected.replaceFirst("-.*", ""));
        case "user" -> actual.equals(expected) || actual.equals("[" + expected + "]");
        case "service" -> actual.equals(expected) || isServiceOfLaunchd(actual, expected);
        default -> actual.equals(expected.equals("-") ? "" : expected);
      };
    }

    /** A peer takes the process id and the service in parentheses for parts of the name. */
    private static boolean isServiceOfLaunchd(String actual, String expected) {
      return expected.matches(Pattern.quote(actual) + "\\[1\\] \\(.*\\)");
    }

    /** Redis writes a mark; a peer may give its name. */
    private static String mark(String level) {
      return switch (level) {
        case "debug" -> ".";
        case "verbose" -> "-";
        case "notice" -> "*";
        case "warning" -> "#";
        default -> level;
      };
    }

    /**
     * Of several lines a case may have the first only. For a statement one peer gives the whole
     * line, or the statement without what it was; another gives the message without its code.
     */
    private boolean message(String actual, String expected) {
      String first = expected.lines().findFirst().orElse("");
      String start = first.isEmpty() ? "" : actual.substring(0, Math.max(0, actual.indexOf(first)));
      return actual.equals(expected)
          || actual.equals(first)
          || (line.startsWith(first) && line.endsWith(actual))
          || start.matches("statement: |(parse|bind|execute) [^:]+:\\S+ |AH\\d{5}: ");
    }
  }
}
