package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Adds the events of one node's daemons to {@link SummaryTable#ERROR_TEMPLATES}, and the requests
 * to Hadoop among them to {@link SummaryTable#HADOOP_OPERATIONS} and {@link
 * SummaryTable#HDFS_TRANSFERS}.
 *
 * <p>An event counts with the severity of its level, its masked message, and its service: what it
 * names itself, else its logger, else the source that it was read from; of a service's name the
 * first {@value #LONGEST_SERVICE} bytes. Once its tables have grown, nothing is allocated for an
 * event, unless its message has escapes. Used by one thread at a time.
 */
public final class ServiceSummarizer {
  /** No service's name is longer, in bytes. */
  public static final int LONGEST_SERVICE = 255;

  /** The tables of requests and of events live beside each other; events have few rows. */
  private static final int PART_OF_MEMORY = 4;

  private static final byte[][] ENCODED_LEVELS = encodedLevels();

  private final SummarySettings settings;
  private final MessageMask mask;
  private final BlockSink sink;
  private final byte[] encodedNode;
  private final Hours hours;
  private final MessageRows rows = new MessageRows();
  private final HadoopLoad hadoop;
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();
  private String file = "";
  private byte[] source = new byte[0];

  /**
   * Makes empty tables.
   *
   * @param settings a quarter of its memory is for these tables; a flush takes a block more
   * @param mask makes the masked messages
   * @param node whose events are added
   * @param sink takes the rows in blocks, of which several may have the same key
   */
  public ServiceSummarizer(
      SummarySettings settings, MessageMask mask, String node, BlockSink sink) {
    this.settings = settings;
    this.mask = mask;
    this.sink = sink;
    encodedNode = new KeyWriter().text(node).copy();
    hadoop = new HadoopLoad(encodedNode);
    hours = new Hours(settings.zone());
  }

  private static byte[][] encodedLevels() {
    Severity[] levels = Severity.values();
    byte[][] encoded = new byte[levels.length][];
    for (Severity level : levels) {
      String word = level.name().toLowerCase(Locale.ROOT);
      encoded[level.ordinal()] = new KeyWriter().text(word).copy();
    }
    return encoded;
  }

  /** Says where the events that follow were read. */
  public void startFile(String sourceName, String name) {
    source = sourceName.getBytes(StandardCharsets.UTF_8);
    file = name;
    rows.startFile(name);
  }

  /**
   * Adds an event, a whole or a partial one; the view is not kept.
   *
   * @param lines how many it has, 1 or more
   * @param offset where it starts in the decompressed file
   */
  public void add(ServiceRecord event, long lines, long offset) throws IOException {
    long time = event.timeMicros();
    hours.moveTo(time);
    GrowingBytes message = mask.of(event);
    key.clear().text(message.array(), 0, message.length());
    key.instant(hours.startMicros()).encoded(encodedNode, 0, encodedNode.length);
    putService(event);
    byte[] level = ENCODED_LEVELS[event.severity().ordinal()];
    key.encoded(level, 0, level.length);
    rows.add(key.range(keyRange), hours.epochDay(), time, lines, offset);
    flushIfFull();
  }

  /** Adds a request that a daemon of Hadoop logged among its events; the view is not kept. */
  public void add(AccessRecord request) throws IOException {
    hours.moveTo(request.timeMicros());
    hadoop.add(request, hours.epochDay(), hours.startMicros());
    flushIfFull();
  }

  private void flushIfFull() throws IOException {
    if (heldBytes() > settings.memoryBytes() / PART_OF_MEMORY) {
      flush();
    }
  }

  /** About how many bytes of memory the tables take. */
  long heldBytes() {
    return rows.heldBytes() + hadoop.heldBytes();
  }

  private void putService(ServiceRecord event) {
    if (event.has(ServiceField.SERVICE)) {
      putService(event, ServiceField.SERVICE);
    } else if (event.has(ServiceField.LOGGER)) {
      putService(event, ServiceField.LOGGER);
    } else {
      key.text(source, 0, Math.min(LONGEST_SERVICE, source.length));
    }
  }

  private void putService(ServiceRecord event, ServiceField field) {
    int from = event.from(field);
    key.text(event.bytes(), from, Math.min(event.to(field), from + LONGEST_SERVICE));
  }

  /** Hands every row on and makes the tables empty; called at the end, and as often as wanted. */
  public void flush() throws IOException {
    rows.flush(settings.shards(), sink);
    rows.startFile(file);
    hadoop.flush(settings.shards(), sink);
  }
}
