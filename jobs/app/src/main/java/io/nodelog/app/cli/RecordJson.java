package io.nodelog.app.cli;

import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.format.access.AccessColumns;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ClientKind;
import io.nodelog.record.FieldText;
import io.nodelog.record.RequestTarget;
import io.nodelog.record.UpstreamAttempts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests as JSON lines: every member in every line, {@code null} for what the line does
 * not say.
 */
final class RecordJson {
  private final Json json = new Json();
  private final RequestTarget target = new RequestTarget();
  private final UpstreamAttempts upstream = new UpstreamAttempts();
  private final String source;
  private final @Nullable String node;

  /**
   * @param source names the file
   * @param node whose log it is, if that is known
   */
  RecordJson(String source, @Nullable String node) {
    this.source = source;
    this.node = node;
  }

  /** Returns the JSON of one request, without a line end. */
  String of(AccessRecord record, long lineNumber, boolean partial) {
    json.clear();
    json.beginObject().member("source", source).member("line_number", lineNumber);
    json.member("partial", partial).member("node", node).member("time", time(record));
    addClient(record);
    text("user", record, AccessField.USER);
    text("method", record, AccessField.METHOD);
    addTarget(record);
    text("protocol", record, AccessField.PROTOCOL);
    number("status", record.status());
    number("bytes_sent", record.bytesSent());
    number("bytes_received", record.bytesReceived());
    text("referrer", record, AccessField.REFERRER);
    text("user_agent", record, AccessField.USER_AGENT);
    text("virtual_host", record, AccessField.VIRTUAL_HOST);
    number("duration_micros", record.durationMicros());
    addUpstream(record);
    text("termination", record, AccessField.TERMINATION);
    text("request_id", record, AccessField.REQUEST_ID);
    return json.endObject().toString();
  }

  private static String time(AccessRecord record) {
    return Instant.EPOCH.plus(record.timeMicros(), ChronoUnit.MICROS).toString();
  }

  private void addClient(AccessRecord record) {
    json.member(
        "client_ip",
        switch (record.clientKind()) {
          case V4 -> Ipv4.text(record.ipv4());
          case V6 -> Ipv6.text(record.ipv6High(), record.ipv6Low());
          case NAME, NONE -> null;
        });
    boolean named = record.clientKind() == ClientKind.NAME;
    json.member("client_host", named ? FieldText.of(record, AccessField.CLIENT) : null);
    json.member("peer_ip", AccessColumns.of(record, "peer_ip"));
  }

  private void addTarget(AccessRecord record) {
    json.member("target", FieldText.target(record));
    if (!record.has(AccessField.TARGET)) {
      json.memberNull("path").memberNull("query");
      return;
    }
    target.read(record);
    json.member("path", FieldText.ofTarget(record, target.pathFrom(), target.pathTo()));
    json.member(
        "query",
        target.hasQuery()
            ? FieldText.ofTarget(record, target.queryFrom(), target.queryTo())
            : null);
  }

  private void addUpstream(AccessRecord record) {
    upstream.read(record);
    if (upstream.count() == 0) {
      json.memberNull("upstream");
      return;
    }
    json.beginArray("upstream");
    for (int attempt = 0; attempt < upstream.count(); attempt++) {
      addAttempt(record.bytes(), attempt);
    }
    json.endArray();
  }

  private void addAttempt(byte[] bytes, int attempt) {
    json.beginObject();
    json.member(
        "address",
        upstream.hasAddress(attempt)
            ? FieldText.decode(bytes, upstream.addressFrom(attempt), upstream.addressTo(attempt))
            : null);
    number("status", upstream.status(attempt));
    number("connect_micros", upstream.connectMicros(attempt));
    number("header_micros", upstream.headerMicros(attempt));
    number("response_micros", upstream.responseMicros(attempt));
    number("bytes", upstream.bytes(attempt));
    json.endObject();
  }

  private void text(String name, AccessRecord record, AccessField field) {
    json.member(name, FieldText.of(record, field));
  }

  private void number(String name, long value) {
    if (value == AccessRecord.ABSENT) {
      json.memberNull(name);
    } else {
      json.member(name, value);
    }
  }
}
