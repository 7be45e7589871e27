package io.nodelog.format.service;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.service.HeadPart.Field;
import io.nodelog.format.service.HeadPart.Group;
import io.nodelog.format.service.HeadPart.Text;
import io.nodelog.record.ServiceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logs of Kafka's brokers: a pattern of log4j whose messages start with the name of the part of
 * the broker that speaks, as in {@code [Controller id=10] New topics}. The name stands for the
 * thread, unless the pattern has one.
 *
 * @see <a href="https://github.com/apache/kafka/blob/trunk/config/log4j2.yaml">log4j2.yaml</a>
 */
public final class KafkaLog {
  private KafkaLog() {}

  /**
   * Makes the format of events that have one of several patterns, the first that fits.
   *
   * @throws IllegalArgumentException if a pattern cannot be read
   */
  public static HeadedFormat format(List<String> patterns) {
    return EventPattern.format(
        patterns.stream().map(Log4jPattern::compile).map(KafkaLog::withSpeaker).toList());
  }

  private static EventPattern withSpeaker(EventPattern pattern) {
    boolean hasThread =
        pattern.columns().stream().map(FormatColumn::name).anyMatch(name -> name.equals("thread"));
    Optional<ServiceField> field = hasThread ? Optional.empty() : Optional.of(ServiceField.THREAD);
    List<HeadPart> head = new ArrayList<>(pattern.head());
    head.add(
        new Group(
            List.of(
                new Text("["),
                new Field(FieldShape.BRACKETED, field, "[…]", 0),
                new Text("]"),
                new Group(List.of(new Text(":"))),
                new Text(" "))));
    List<FormatColumn> columns = new ArrayList<>(pattern.columns());
    field.ifPresent(
        thread ->
            columns.add(
                new FormatColumn("thread", "string", "", "[…]", "at the start of the message")));
    return new EventPattern(head, pattern.tail(), columns);
  }
}
