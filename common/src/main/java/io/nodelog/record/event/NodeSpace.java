package io.nodelog.record.event;

import io.nodelog.record.FieldText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The space of a node in a snapshot. A part of a snapshot is a {@link FailureRecord} that has such
 * a line for each of its nodes.
 *
 * @param node as the snapshot names it, with its port if there is one
 * @param state whether it is {@link #IN_SERVICE}
 * @param capacityBytes what it has
 * @param usedBytes what HDFS uses of it
 * @param nonDfsUsedBytes what others use of it
 * @param remainingBytes what HDFS may still use of it
 * @param blocks how many blocks it holds
 */
public record NodeSpace(
    String node,
    String state,
    long capacityBytes,
    long usedBytes,
    long nonDfsUsedBytes,
    long remainingBytes,
    long blocks) {
  /** The state of a node that takes part as usual. */
  public static final String IN_SERVICE = "in_service";

  /** The state of a node that is being taken out of service, or is to stay so for a while. */
  public static final String OUT_OF_SERVICE = "out_of_service";

  private static final String NUMBER = " ([0-9]{1,18})";
  private static final Pattern LINE =
      Pattern.compile(
          "space (" + IN_SERVICE + "|" + OUT_OF_SERVICE + ")" + NUMBER.repeat(5) + " (\\S{1,200})");

  /** The line of it, as {@link #readAll} reads it. */
  public String line() {
    return "space %s %d %d %d %d %d %s"
        .formatted(state, capacityBytes, usedBytes, nonDfsUsedBytes, remainingBytes, blocks, node);
  }

  /** Reads what a part of a snapshot says; nothing of an event that is none. */
  public static void readAll(ServiceRecord record, Consumer<NodeSpace> spaces) {
    if (record.has(ServiceField.STRUCTURED_DATA) && FailureRecord.isOne(record)) {
      String text = FieldText.of(record, ServiceField.STRUCTURED_DATA);
      Objects.requireNonNullElse(text, "").lines().forEach(line -> read(line).ifPresent(spaces));
    }
  }

  private static Optional<NodeSpace> read(String line) {
    Matcher words = LINE.matcher(line);
    return words.matches() ? Optional.of(of(words)) : Optional.empty();
  }

  private static NodeSpace of(Matcher words) {
    return new NodeSpace(
        words.group(7),
        words.group(1),
        Long.parseLong(words.group(2)),
        Long.parseLong(words.group(3)),
        Long.parseLong(words.group(4)),
        Long.parseLong(words.group(5)),
        Long.parseLong(words.group(6)));
  }
}
