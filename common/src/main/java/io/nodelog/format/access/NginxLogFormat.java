package io.nodelog.format.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an nginx {@code log_format}. A variable that records have no place for is read over,
 * because any module can bring variables of its own.
 */
public final class NginxLogFormat {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z0-9_]+)\\}|([A-Za-z0-9_]+))");

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry("remote_addr", Meaning.of(Slot.CLIENT)),
          Map.entry("realip_remote_addr", Meaning.of(Slot.PEER)),
          Map.entry("remote_user", Meaning.of(Slot.USER)),
          Map.entry("msec", Meaning.time(Step.EPOCH_TIME, Meaning.SECOND, 0, true)),
          Map.entry("time_iso8601", Meaning.time(Step.ISO_TIME, Meaning.SECOND, 1, true)),
          Map.entry("time_local", Meaning.time(Step.CLF_TIME, Meaning.SECOND, 1, true)),
          Map.entry("request", Meaning.of(Slot.REQUEST)),
          Map.entry("request_method", Meaning.of(Slot.METHOD)),
          Map.entry("request_uri", Meaning.of(Slot.TARGET)),
          Map.entry("uri", Meaning.of(Slot.TARGET, 1)),
          Map.entry("document_uri", Meaning.of(Slot.TARGET, 1)),
          Map.entry("is_args", Meaning.of(Slot.QUERY)),
          Map.entry("args", Meaning.of(Slot.QUERY)),
          Map.entry("query_string", Meaning.of(Slot.QUERY)),
          Map.entry("scheme", Meaning.SKIPPED),
          Map.entry("server_addr", Meaning.of(Slot.ADDRESS)),
          Map.entry("remote_port", Meaning.PORT),
          Map.entry("realip_remote_port", Meaning.PORT),
          Map.entry("server_port", Meaning.PORT),
          Map.entry("server_protocol", Meaning.of(Slot.PROTOCOL)),
          Map.entry("status", Meaning.status(0, true)),
          Map.entry("body_bytes_sent", Meaning.of(Slot.BYTES_SENT)),
          Map.entry("bytes_sent", Meaning.of(Slot.BYTES_SENT, 1)),
          Map.entry("request_length", Meaning.of(Slot.BYTES_RECEIVED)),
          Map.entry("request_time", Meaning.duration(Meaning.SECOND, 0, true)),
          Map.entry("http_referer", Meaning.of(Slot.REFERRER)),
          Map.entry("http_user_agent", Meaning.of(Slot.USER_AGENT)),
          Map.entry("http_x_forwarded_for", Meaning.of(Slot.FORWARDED_FOR)),
          Map.entry("proxy_add_x_forwarded_for", Meaning.of(Slot.FORWARDED_FOR, 1)),
          Map.entry("host", Meaning.of(Slot.VIRTUAL_HOST)),
          Map.entry("http_host", Meaning.of(Slot.VIRTUAL_HOST, 1)),
          Map.entry("server_name", Meaning.of(Slot.VIRTUAL_HOST, 2)),
          Map.entry("request_id", Meaning.of(Slot.REQUEST_ID)),
          Map.entry("req_id", Meaning.of(Slot.REQUEST_ID, 1)),
          Map.entry("http_x_request_id", Meaning.of(Slot.REQUEST_ID, 2)),
          Map.entry("upstream_addr", Meaning.of(Slot.UPSTREAM_ADDRESS)),
          Map.entry("upstream_status", Meaning.of(Slot.UPSTREAM_STATUS)),
          Map.entry("upstream_connect_time", Meaning.of(Slot.UPSTREAM_CONNECT_TIME)),
          Map.entry("upstream_header_time", Meaning.of(Slot.UPSTREAM_HEADER_TIME)),
          Map.entry("upstream_response_time", Meaning.of(Slot.UPSTREAM_RESPONSE_TIME)),
          Map.entry("upstream_response_length", Meaning.of(Slot.UPSTREAM_LENGTH)));

  private NginxLogFormat() {}

  /** Returns whether a text has variables, as every format string of nginx does. */
  public static boolean looksLike(String text) {
    return VARIABLE.matcher(text).find();
  }

  static CompiledFormat compile(String format) {
    NginxStatement statement = NginxStatement.of(format);
    return new FormatCompiler(elements(statement.format()), statement.style()).compile();
  }

  private static List<FormatElement> elements(String format) {
    ElementList elements = new ElementList();
    Matcher variable = VARIABLE.matcher(format);
    int from = 0;
    while (variable.find()) {
      elements.text(format.substring(from, variable.start()));
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      elements.field(variable.group(), variable.start(), meaning(name.toLowerCase(Locale.ROOT)));
      from = variable.end();
    }
    elements.text(format.substring(from));
    return elements.finish();
  }

  /** Whatever an upstream server is asked about is a list, because several may be asked. */
  private static Meaning meaning(String name) {
    Meaning other = name.startsWith("upstream_") ? Meaning.SKIPPED_LIST : Meaning.SKIPPED;
    return MEANINGS.getOrDefault(name, other);
  }
}
