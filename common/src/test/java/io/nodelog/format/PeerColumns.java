package io.nodelog.format;

import static java.util.Map.entry;

import io.nodelog.record.FieldText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of our columns has what other projects call by their own keys. */
final class PeerColumns {
  private static final Map<String, String> OF_REQUESTS =
      Map.ofEntries(
          entry("client", "client"),
          entry("ip", "client"),
          entry("client_ip", "client"),
          entry("user", "user"),
          entry("cs_userid", "user"),
          entry("timestamp", "time"),
          entry("epoch_ms", "time"),
          entry("request", "request"),
          entry("method", "method"),
          entry("http_method", "method"),
          entry("url", "target"),
          entry("http_url", "target"),
          entry("cs_uri_whole", "target"),
          entry("path", "path"),
          entry("query", "query"),
          entry("protocol", "protocol"),
          entry("http_version", "protocol"),
          entry("status", "status"),
          entry("status_code", "status"),
          entry("elb_status_code", "status"),
          entry("bytes", "bytes_sent"),
          entry("sent_bytes", "bytes_sent"),
          entry("bytes_read", "bytes_sent"),
          entry("bytes_total", "bytes_sent"),
          entry("received_bytes", "bytes_received"),
          entry("request_length", "bytes_received"),
          entry("referrer", "referrer"),
          entry("user_agent", "user_agent"),
          entry("http_x_forwarded_for", "forwarded_for"),
          entry("req_id", "request_id"),
          entry("cs_host", "virtual_host"),
          entry("domain_name", "virtual_host"),
          entry("termination_state", "termination"),
          entry("request_time", "duration_micros"),
          entry("upstream_addr", "upstream[].address"),
          entry("upstream_status", "upstream[].status"),
          entry("upstream_response_length", "upstream[].bytes"),
          entry("upstream_response_time", "upstream[].response_micros"),
          entry("target_ip", "upstream[].address"),
          entry("backend_ip", "upstream[].address"),
          entry("server_ip", "upstream[].address"),
          entry("target_status_code", "upstream[].status"),
          entry("backend_status_code", "upstream[].status"));

  /** What the message says, or a product's own context, although others call it so. */
  private static final Map<String, Set<String>> NOT_OF_HINTS =
      Map.of(
          "system/auth", Set.of("user", "ip"),
          "system/syslog", Set.of("user", "ip"),
          "openstack_log", Set.of("user", "tid"));

  private static final Map<String, String> OF_EVENTS =
      Map.ofEntries(
          entry("timestamp", "time"),
          entry("level", "level"),
          entry("severity", "level"),
          entry("debug_level", "level"),
          entry("alert_level", "level"),
          entry("message", "message"),
          entry("pid", "process_id"),
          entry("procid", "process_id"),
          entry("tid", "thread"),
          entry("thread", "thread"),
          entry("id", "thread"),
          entry("module", "logger"),
          entry("class", "logger"),
          entry("logger", "logger"),
          entry("program", "service"),
          entry("appname", "service"),
          entry("process_name", "service"),
          entry("logging_host", "host"),
          entry("host", "host"),
          entry("hostname", "host"),
          entry("client", "client"),
          entry("ip", "client"),
          entry("user", "user"),
          entry("error_code", "error_code"),
          entry("cid", "connection"),
          entry("server", "server"),
          entry("request", "request"),
          entry("http_host", "virtual_host"),
          entry("referrer", "referrer"),
          entry("upstream", "upstream"),
          entry("duration_ns", "duration_micros"),
          entry("db_name", "database"));

  /** What PostgreSQL writes before the statement that it tells of. */
  private static final Pattern STATEMENT =
      Pattern.compile("^(duration: [0-9.]+ ms  )?(statement|(execute|parse|bind) [^ ]+): ");

  private static final Pattern DURATION = Pattern.compile("^duration: [0-9.]+ ms  ");

  private PeerColumns() {}

  /** Returns our column of a key; null if we have none. */
  static @Nullable String of(PeerCase peerCase, String key, boolean request) {
    boolean none = NOT_OF_HINTS.getOrDefault(peerCase.hint(), Set.of()).contains(key);
    return none ? null : (request ? OF_REQUESTS : OF_EVENTS).get(key);
  }

  /** Returns whether a column says what the other project reads. */
  static boolean agree(
      PeerCase peerCase, String key, String column, Map<String, @Nullable String> ours) {
    String expected = peerCase.expected().get(key);
    String value = ours.get(column);
    if (column.equals("time")) {
      return !peerCase.timeKnown() || sameTime(value, expected);
    }
    if (column.equals("level") && expected != null) {
      String own = peerCase.expected().get("debug_level"); // the other one is that of a wrapper
      String level = own == null ? expected : own;
      return sameLevel(String.valueOf(value), String.valueOf(ours.get("severity")), level);
    }
    if (expected == null || value == null) {
      return Objects.requireNonNullElse(value, "").isEmpty() && expected == null;
    }
    String text = expected.strip();
    return switch (key) {
      case "message" -> sameMessage(peerCase, wholeMessage(value, ours), text);
      case "http_version" -> value.equals("HTTP/" + text) || value.equals(text);
      case "path" -> sameText(value, text) || withoutQuery(ours.get("target")).equals(text);
      case "user" -> sameText(value, text) || value.equals("[" + text + "]");
      case "thread" ->
          sameText(value.strip(), text)
              || value.equals(text + " " + peerCase.expected().get("context"));
      case "program" -> text.equals(value) || text.startsWith(value + "[");
      case "target_ip", "backend_ip", "server_ip" -> value.startsWith(text + ":");
      case "duration_ns" -> sameRounded(value, new BigDecimal(text).movePointLeft(3));
      case "request_time", "upstream_response_time" ->
          sameNumber(value, new BigDecimal(text).movePointRight(6)) || sameText(value, text);
      default -> sameText(value, expected) || sameText(value.strip(), text);
    };
  }

  private static boolean sameTime(@Nullable String ours, @Nullable String expected) {
    if (ours == null || expected == null) {
      return false;
    }
    return Instant.parse(ours)
        .equals(
            expected.matches("[0-9]+")
                ? Instant.ofEpochMilli(Long.parseLong(expected))
                : OffsetDateTime.parse(expected).toInstant());
  }

  /** As logged, or as what syslog calls it. */
  private static boolean sameLevel(String level, String severity, String expected) {
    return level.equalsIgnoreCase(expected)
        || (level.equals("-") && expected.equals("verbose")) // the mark that Redis writes
        || (expected.length() > 2 && severity.startsWith(expected.toLowerCase(Locale.ROOT)));
  }

  /** Lines that go on with a stack trace, or look like one, have a column of their own. */
  private static String wholeMessage(String message, Map<String, @Nullable String> ours) {
    String rest = ours.get("stack_trace");
    return (rest == null ? message : message + "\n" + rest).strip();
  }

  /** Some projects take what stands at the edges of a message for a key of its own. */
  private static boolean sameMessage(PeerCase peerCase, String ours, String expected) {
    String code = peerCase.expected().get("error_code");
    if (peerCase.firstLineOnly()) {
      String first = expected.lines().findFirst().orElse("").strip();
      return first.endsWith(ours) || ours.endsWith(first);
    }
    return sameText(ours, expected)
        || ours.equals(code + ": " + expected)
        || STATEMENT.matcher(ours).replaceFirst("").equals(expected)
        || DURATION.matcher(ours).replaceFirst("").equals(expected)
        || (peerCase.expected().containsKey("excess") && ours.startsWith(expected + ", excess: "))
        || (expected.equals(peerCase.line().strip()) && expected.endsWith(ours));
  }

  /** One project computes it with 32 bits. */
  private static boolean sameRounded(String ours, BigDecimal expected) {
    return Math.abs(Double.parseDouble(ours) - expected.doubleValue())
        <= 1e-6 * expected.doubleValue();
  }

  private static String withoutQuery(@Nullable String target) {
    String text = String.valueOf(target);
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  /** As logged, with its escapes undone, or the same number. */
  private static boolean sameText(String ours, String expected) {
    byte[] bytes = expected.getBytes(StandardCharsets.UTF_8);
    return ours.equals(expected)
        || ours.equals(FieldText.decode(bytes, 0, bytes.length))
        || (expected.matches("-?[0-9]{1,18}([.][0-9]+)?")
            && sameNumber(ours, new BigDecimal(expected)));
  }

  private static boolean sameNumber(String ours, BigDecimal expected) {
    return ours.matches("[0-9]{1,18}") && new BigDecimal(ours).compareTo(expected) == 0;
  }
}
