package io.nodelog.record.event;

import io.nodelog.record.FieldText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A row of a record of failures, as the parser of such files gives it: the service is {@link
 * #SERVICE}, the host the node, the error code the {@link NodeEventKind}, the logger the component
 * or the reason, and the duration how long it was down. A snapshot has its nodes as structured
 * data, a line each.
 */
public final class FailureRecord {
  /** What stands for the service. */
  public static final String SERVICE = "failure-record";

  private static final byte[] SERVICE_BYTES = SERVICE.getBytes(StandardCharsets.US_ASCII);

  private FailureRecord() {}

  /** Whether an event is such a row, or of a snapshot, and not something that a daemon logged. */
  public static boolean isOne(ServiceRecord record) {
    return record.has(ServiceField.SERVICE)
        && Arrays.equals(
            record.bytes(),
            record.from(ServiceField.SERVICE),
            record.to(ServiceField.SERVICE),
            SERVICE_BYTES,
            0,
            SERVICE_BYTES.length);
  }

  static void read(ServiceRecord record, Consumer<NodeEvent> events) {
    text(record, ServiceField.STRUCTURED_DATA).lines().forEach(line -> seen(line, events));
    String node = text(record, ServiceField.HOST);
    String reason = text(record, ServiceField.LOGGER);
    NodeEventKind.of(text(record, ServiceField.ERROR_CODE))
        .ifPresent(
            kind -> {
              events.accept(new NodeEvent(record.timeMicros(), node, kind, reason));
              if (record.durationMicros() != ServiceRecord.ABSENT) {
                long end = record.timeMicros() + record.durationMicros();
                events.accept(new NodeEvent(end, node, NodeEventKind.REPORTED_UP, reason));
              }
            });
  }

  /** Reads a line of a snapshot: kind, microseconds since the epoch and node. */
  private static void seen(String line, Consumer<NodeEvent> events) {
    String[] words = line.split(" ", 3);
    if (words.length == 3 && words[1].matches("-?[0-9]{1,17}")) {
      NodeEventKind.of(words[0])
          .map(kind -> new NodeEvent(Long.parseLong(words[1]), words[2], kind, "snapshot"))
          .ifPresent(events);
    }
  }

  private static String text(ServiceRecord record, ServiceField field) {
    return Objects.requireNonNullElse(FieldText.of(record, field), "");
  }
}
