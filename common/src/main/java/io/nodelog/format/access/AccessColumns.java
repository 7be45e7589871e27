package io.nodelog.format.access;

import io.nodelog.bytes.AddressText;
import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ClientKind;
import io.nodelog.record.FieldText;
import io.nodelog.record.RequestTarget;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a record as text, by their names. */
public final class AccessColumns {
  /** What a line may say of a request, in the order of the manual. */
  public static final List<String> NAMES =
      List.of(
          "time",
          "client_ip",
          "client_host",
          "peer_ip",
          "user",
          "method",
          "target",
          "path",
          "query",
          "protocol",
          "status",
          "bytes_sent",
          "bytes_received",
          "referrer",
          "user_agent",
          "virtual_host",
          "forwarded_for",
          "duration_micros",
          "upstream[].address",
          "upstream[].status",
          "upstream[].connect_micros",
          "upstream[].header_micros",
          "upstream[].response_micros",
          "upstream[].bytes",
          "termination",
          "request_id");

  private AccessColumns() {}

  /** Returns the value of a column; null if the record does not have it. */
  public static @Nullable String of(AccessRecord record, String column) {
    return switch (column) {
      case "client_ip" -> clientIp(record);
      case "client_host" ->
          record.clientKind() == ClientKind.NAME ? FieldText.of(record, AccessField.CLIENT) : null;
      case "client_kind" -> record.clientKind().word();
      case "peer_ip" -> peer(record);
      case "time" -> Instant.EPOCH.plus(record.timeMicros(), ChronoUnit.MICROS).toString();
      case "path", "query" -> targetPart(record, column.equals("query"));
      case "status" -> number(record.status());
      case "bytes_sent" -> number(record.bytesSent());
      case "bytes_received" -> number(record.bytesReceived());
      case "duration_micros" -> number(record.durationMicros());
      case "retries" -> number(record.retries());
      case "queue_micros" -> number(record.queueMicros());
      case "queued_before" -> number(record.queuedBefore());
      case "redispatched" ->
          record.retries() == AccessRecord.ABSENT ? null : String.valueOf(record.redispatched());
      case "target" -> FieldText.target(record);
      case "request" -> FieldText.of(record, AccessField.REQUEST);
      case "server_ip" -> FieldText.of(record, AccessField.SERVER);
      case "volume" -> FieldText.of(record, AccessField.VOLUME);
      default -> FieldText.of(record, field(column));
    };
  }

  private static @Nullable String clientIp(AccessRecord record) {
    return switch (record.clientKind()) {
      case V4 -> Ipv4.text(record.ipv4());
      case V6 -> Ipv6.text(record.ipv6High(), record.ipv6Low());
      case NAME, NONE -> null;
    };
  }

  /** The peer in the form that clients have, without port and brackets. */
  private static @Nullable String peer(AccessRecord record) {
    AddressText address = new AddressText();
    int from = record.from(AccessField.PEER);
    return record.has(AccessField.PEER)
            && address.parse(record.bytes(), from, record.to(AccessField.PEER))
        ? address.canonical()
        : FieldText.of(record, AccessField.PEER);
  }

  private static @Nullable String number(long value) {
    return value == AccessRecord.ABSENT ? null : Long.toString(value);
  }

  private static @Nullable String targetPart(AccessRecord record, boolean query) {
    if (!record.has(AccessField.TARGET)) {
      return null;
    }
    RequestTarget target = new RequestTarget();
    target.read(record);
    if (!query) {
      return FieldText.ofTarget(record, target.pathFrom(), target.pathTo());
    }
    return target.hasQuery()
        ? FieldText.ofTarget(record, target.queryFrom(), target.queryTo())
        : null;
  }

  private static AccessField field(String column) {
    for (Slot slot : Slot.values()) {
      if (slot.field != null && slot.columns.size() == 1 && slot.columns.contains(column)) {
        return slot.field;
      }
    }
    throw new IllegalArgumentException("Unknown column: " + column);
  }
}
