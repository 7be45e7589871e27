package io.nodelog.record.event;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.FieldText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A message that may tell of nodes, as text, and where the events go that are read from it. Only a
 * message whose start is one that is looked for becomes text.
 */
final class Telling {
  private static final int LONGEST_MESSAGE = 4096;

  private final ServiceRecord record;
  private final Consumer<NodeEvent> events;
  private final String message;

  Telling(ServiceRecord record, Consumer<NodeEvent> events) {
    this.record = record;
    this.events = events;
    int from = record.from(ServiceField.MESSAGE);
    int to = Math.min(record.to(ServiceField.MESSAGE), from + LONGEST_MESSAGE);
    this.message = SafeText.decode(Arrays.copyOfRange(record.bytes(), from, to));
  }

  String message() {
    return message;
  }

  /** A field; empty if the event does not have it. */
  String field(ServiceField field) {
    return Objects.requireNonNullElse(FieldText.of(record, field), "");
  }

  /** The class that logged, without its package and without the class that it is in. */
  String daemon() {
    String logger = field(ServiceField.LOGGER);
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  /**
   * What follows a text up to the first of some characters, or to the end; empty if it is not
   * there.
   */
  String after(String start, String ends) {
    int at = message.indexOf(start);
    return at < 0 ? "" : wordAt(at + start.length(), ends);
  }

  /** The text from a position up to the first of some characters, or to the end. */
  String wordAt(int from, String ends) {
    int to = from;
    while (to < message.length() && ends.indexOf(message.charAt(to)) < 0) {
      to++;
    }
    return message.substring(from, to);
  }

  /** Tells of the node whose log it is, or of the host that the line names. */
  void ofThisNode(NodeEventKind kind, String detail) {
    events.accept(new NodeEvent(record.timeMicros(), field(ServiceField.HOST), kind, detail));
  }

  /** Tells of another node; of none if the line does not name it. */
  void of(String subject, NodeEventKind kind, String detail) {
    if (!subject.isEmpty()) {
      events.accept(new NodeEvent(record.timeMicros(), subject, kind, detail));
    }
  }
}
