package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.NodeEvent;
import io.nodelog.record.event.NodeEventReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What daemons say of nodes, and that they speak at all: rows of {@link SummaryTable#NODE_EVENTS},
 * {@link SummaryTable#NODE_SIGNS} and {@link SummaryTable#NODE_SPACE}. Used by one thread at a
 * time.
 */
public final class NodeEvents {
  private static final int MOST_ROWS = 1 << 14;

  private final SummarySettings settings;
  private final LongPredicate accepts;
  private final BlockSink sink;
  private final Days days;
  private final NodeEventReader reader = new NodeEventReader(this::take);
  private final SignsOfLife signs;
  private final NodeSpaces spaces;
  private final Map<Row, Told> rows = new HashMap<>();
  private String node = "";
  private byte[] file = new byte[0];
  private long offset;

  /**
   * Makes empty tables.
   *
   * @param accepts whether an event of a time may count
   * @param sink takes the rows in blocks, of which several may have the same key
   */
  public NodeEvents(SummarySettings settings, LongPredicate accepts, BlockSink sink) {
    this.settings = settings;
    this.accepts = accepts;
    this.sink = sink;
    this.days = new Days(settings.zone());
    this.signs = new SignsOfLife(settings, days, sink);
    this.spaces = new NodeSpaces(settings, days, sink);
  }

  private record Row(NodeEvent event, String observer) {}

  /** How often a thing was told, and where: the first of all files and offsets. */
  private record Told(long count, ByteRange evidence) {
    Told plus(Told other) {
      boolean first = evidence.compareBytes(other.evidence) <= 0;
      return new Told(RowCodec.add(count, other.count), first ? evidence : other.evidence);
    }
  }

  /** Says whose log the lines that follow are, and where they lie. */
  public void startFile(String observer, String name) {
    node = observer;
    file = name.getBytes(StandardCharsets.UTF_8);
    signs.startFile(observer);
  }

  /**
   * Takes an event of a daemon; the view is not kept.
   *
   * @param at where its first line starts in the decompressed file
   */
  public void add(ServiceRecord record, long at) throws IOException {
    offset = at;
    signs.add(record);
    spaces.add(record, node);
    reader.read(record);
    flushIfFull();
  }

  /**
   * Takes a request to a daemon; the view is not kept.
   *
   * @param at where its line starts in the decompressed file
   */
  public void add(AccessRecord request, long at) throws IOException {
    offset = at;
    reader.read(request);
    flushIfFull();
  }

  private void flushIfFull() throws IOException {
    if (rows.size() >= MOST_ROWS) {
      flush();
    }
  }

  private void take(NodeEvent event) {
    if (accepts.test(event.timeMicros())) {
      byte[] evidence = evidence(file, offset);
      ByteRange range = new ByteRange().set(evidence, 0, evidence.length);
      rows.merge(new Row(event, node), new Told(1, range), Told::plus);
    }
  }

  /** The name of a file, a zero byte, and an offset in eight bytes: sorted by file and offset. */
  static byte[] evidence(byte[] file, long offset) {
    return ByteBuffer.allocate(file.length + 1 + Long.BYTES)
        .put(file)
        .put((byte) 0)
        .putLong(offset)
        .array();
  }

  /** Hands every row on and makes the tables empty; called at the end, and as often as wanted. */
  public void flush() throws IOException {
    RowGroups groups = new RowGroups(SummaryTable.NODE_EVENTS, settings.shards(), sink);
    KeyWriter key = new KeyWriter();
    ValueWriter value = new ValueWriter();
    for (Map.Entry<Row, Told> row : rows.entrySet()) {
      NodeEvent event = row.getKey().event();
      key.clear().instant(event.timeMicros()).text(event.subject()).text(row.getKey().observer());
      key.text(event.kind().word()).text(event.detail());
      ByteRange evidence = row.getValue().evidence();
      value.clear().sum(row.getValue().count());
      value.bytes(evidence.bytes(), evidence.from(), evidence.to());
      groups.add(days.dayOf(event.timeMicros()).epochDay(), key, value);
    }
    groups.flush();
    rows.clear();
    signs.flush();
    spaces.flush();
  }
}
