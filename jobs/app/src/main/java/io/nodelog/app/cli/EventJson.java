package io.nodelog.app.cli;

import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.record.ExceptionChain;
import io.nodelog.record.FieldText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes events of daemons as JSON lines: every member in every line, {@code null} for what the
 * event does not say.
 */
final class EventJson {
  private final Json json = new Json();
  private final Ipv6 ipv6 = new Ipv6();
  private final ExceptionChain exceptions = new ExceptionChain();
  private final String source;
  private final @Nullable String node;

  /**
   * @param source names the file
   * @param node whose log it is, if that is known
   */
  EventJson(String source, @Nullable String node) {
    this.source = source;
    this.node = node;
  }

  /**
   * Returns the JSON of one event, without a line end.
   *
   * @param lineNumber of its first line
   */
  String of(ServiceRecord event, long lineNumber, boolean partial) {
    json.clear();
    json.beginObject().member("source", source).member("line_number", lineNumber);
    json.member("partial", partial).member("truncated", event.truncated()).member("node", node);
    json.member("time", Instant.EPOCH.plus(event.timeMicros(), ChronoUnit.MICROS).toString());
    text("level", event, ServiceField.LEVEL);
    json.member("severity", severity(event));
    text("logger", event, ServiceField.LOGGER);
    text("thread", event, ServiceField.THREAD);
    text("service", event, ServiceField.SERVICE);
    text("process_id", event, ServiceField.PROCESS_ID);
    text("host", event, ServiceField.HOST);
    addClient(FieldText.of(event, ServiceField.CLIENT));
    text("user", event, ServiceField.USER);
    text("database", event, ServiceField.DATABASE);
    text("error_code", event, ServiceField.ERROR_CODE);
    text("message", event, ServiceField.MESSAGE);
    addException(event);
    return json.endObject().toString();
  }

  /** The level in the words of syslog, whatever the format calls it. */
  private static @Nullable String severity(ServiceRecord event) {
    Severity severity = event.severity();
    return severity == Severity.UNKNOWN ? null : severity.name().toLowerCase(Locale.ROOT);
  }

  private void addClient(@Nullable String client) {
    String address = client == null ? null : address(client);
    json.member("client_ip", address);
    json.member("client_host", address == null ? client : null);
  }

  /** The address in the one form that every command prints; null if the text is a name. */
  private @Nullable String address(String client) {
    byte[] bytes = client.getBytes(StandardCharsets.UTF_8);
    long v4 = Ipv4.parse(bytes, 0, bytes.length);
    if (v4 != Ipv4.INVALID) {
      return Ipv4.text((int) v4);
    }
    return ipv6.parse(bytes, 0, bytes.length) ? Ipv6.text(ipv6.high(), ipv6.low()) : null;
  }

  private void addException(ServiceRecord event) {
    exceptions.read(event);
    if (exceptions.count() == 0) {
      json.memberNull("exception");
      return;
    }
    json.beginArray("exception");
    exceptions.names().forEach(json::element);
    json.endArray();
  }

  private void text(String name, ServiceRecord event, ServiceField field) {
    json.member(name, FieldText.of(event, field));
  }
}
