package io.nodelog.record.event;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.FieldText;
import io.nodelog.record.LogServer;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds what the events of daemons say of nodes.
 *
 * <p>Nearly all lines say nothing, so nearly all must cost little: the first byte of a message says
 * which few starts it is compared with, and only a message that has one of them is looked at.
 */
public final class NodeEventReader {
  private static final byte[] NODE_STATES = "RMNodeImpl".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FAILED_ATTEMPTS =
      "RMContainerRequestor".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTAINER_FAILED =
      "Container Finished - Failed".getBytes(StandardCharsets.US_ASCII);
  private static final MessageStart.Bytes[] NOTHING = {};

  private final MessageStart.Bytes[][] byFirstByte = new MessageStart.Bytes[256][];
  private final Consumer<NodeEvent> events;

  /**
   * A reader for one thread.
   *
   * @param events takes what is found
   */
  public NodeEventReader(Consumer<NodeEvent> events) {
    this.events = events;
    Arrays.fill(byFirstByte, NOTHING);
    Stream.of(
            NameNodeEvents.STARTS,
            ResourceManagerEvents.STARTS,
            DaemonEvents.STARTS,
            DiskEvents.STARTS,
            ZooKeeperEvents.STARTS,
            KafkaEvents.STARTS,
            HostEvents.STARTS,
            SparkEvents.STARTS)
        .flatMap(List::stream)
        .forEach(this::expect);
  }

  private void expect(MessageStart start) {
    MessageStart.Bytes bytes = start.bytes();
    List<MessageStart.Bytes> same = new ArrayList<>(List.of(byFirstByte[bytes.first()]));
    same.add(bytes);
    byFirstByte[bytes.first()] = same.toArray(MessageStart.Bytes[]::new);
  }

  /** Reads an event of a daemon that was understood; it is not kept. */
  public void read(ServiceRecord record) {
    int from = record.from(ServiceField.MESSAGE);
    int to = record.to(ServiceField.MESSAGE);
    if (from < 0 || from >= to) {
      return;
    }
    if (FailureRecord.isOne(record)) {
      FailureRecord.read(record, events);
      return;
    }
    byte[] bytes = record.bytes();
    for (MessageStart.Bytes start : byFirstByte[bytes[from] & 0xff]) {
      if (start.fits(bytes, from, to)) {
        start.read(new Telling(record, events));
      }
    }
    if (isOf(NODE_STATES, record)) {
      ResourceManagerEvents.readTransition(new Telling(record, events));
    } else if (isOf(FAILED_ATTEMPTS, record)) {
      ApplicationMasterEvents.readFailures(new Telling(record, events));
    }
  }

  /** Reads a request to a daemon that was understood; it is not kept. */
  public void read(AccessRecord request) {
    int from = request.from(AccessField.METHOD);
    if (request.dialect().server() == LogServer.NODEMANAGER
        && from >= 0
        && Arrays.equals(
            request.bytes(),
            from,
            request.to(AccessField.METHOD),
            CONTAINER_FAILED,
            0,
            CONTAINER_FAILED.length)) {
      String user = Objects.requireNonNullElse(FieldText.of(request, AccessField.USER), "");
      events.accept(new NodeEvent(request.timeMicros(), "", NodeEventKind.CONTAINER_FAILED, user));
    }
  }

  /** Where messages start with a name or a number, the end of the logger's name has to tell. */
  private static boolean isOf(byte[] logger, ServiceRecord record) {
    int to = record.to(ServiceField.LOGGER);
    int from = to - logger.length;
    return record.has(ServiceField.LOGGER)
        && from >= record.from(ServiceField.LOGGER)
        && Arrays.equals(record.bytes(), from, to, logger, 0, logger.length);
  }
}
