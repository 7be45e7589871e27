package io.nodelog.summary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of {@link SummaryTable#ERROR_TEMPLATES} in memory. The example of a row is kept as the
 * number of its file and an offset, so that nothing is allocated for an event.
 */
final class MessageRows {
  private static final int FIRST_ROWS = 128;
  private static final int COUNT = 0;
  private static final int LINES = 1;
  private static final int FIRST_SEEN = 2;
  private static final int LAST_SEEN = 3;
  private static final int EXAMPLE_FILE = 4;
  private static final int EXAMPLE_OFFSET = 5;
  private static final int LONGS = 6;
  private static final int FILE_BYTES = 128; // of a list's entry with a name of usual length

  private final RowKeys keys = new RowKeys(SummaryTable.ERROR_TEMPLATES);
  private final List<byte[]> files = new ArrayList<>();
  private final KeyWriter example = new KeyWriter();
  private final ByteRange exampleRange = new ByteRange();
  private long[] rows = new long[FIRST_ROWS * LONGS];

  /** Says which file the events that follow are in. */
  void startFile(String name) {
    byte[] file = name.getBytes(StandardCharsets.UTF_8);
    if (files.isEmpty() || !Arrays.equals(files.get(files.size() - 1), file)) {
      files.add(file);
    }
  }

  /** Counts an event of the file that was started last. The day is a function of the key. */
  void add(ByteRange key, int epochDay, long micros, long lines, long offset) {
    int before = keys.size();
    int row = keys.row(epochDay, key);
    if (row == before) {
      start(row, micros, offset);
    }
    int at = row * LONGS;
    rows[at + COUNT]++;
    rows[at + LINES] += lines;
    rows[at + FIRST_SEEN] = Math.min(rows[at + FIRST_SEEN], micros);
    rows[at + LAST_SEEN] = Math.max(rows[at + LAST_SEEN], micros);
    int file = files.size() - 1;
    int order = compareFiles(file, (int) rows[at + EXAMPLE_FILE]);
    if (order < 0 || (order == 0 && offset < rows[at + EXAMPLE_OFFSET])) {
      rows[at + EXAMPLE_FILE] = file;
      rows[at + EXAMPLE_OFFSET] = offset;
    }
  }

  private void start(int row, long micros, long offset) {
    int at = row * LONGS;
    if (at == rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    rows[at + COUNT] = 0;
    rows[at + LINES] = 0;
    rows[at + FIRST_SEEN] = micros;
    rows[at + LAST_SEEN] = micros;
    rows[at + EXAMPLE_FILE] = files.size() - 1L;
    rows[at + EXAMPLE_OFFSET] = offset;
  }

  private int compareFiles(int left, int right) {
    return left == right ? 0 : Arrays.compareUnsigned(files.get(left), files.get(right));
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return keys.heldBytes() + keys.size() * 16L * LONGS + (long) files.size() * FILE_BYTES;
  }

  /** Hands every row on and forgets it. A file has to be started again. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    keys.flush(shardCount, this::write, sink);
    files.clear();
  }

  private void write(int row, ValueWriter value) {
    int at = row * LONGS;
    value.sum(rows[at + COUNT]).sum(rows[at + LINES]);
    value.extreme(rows[at + FIRST_SEEN]).extreme(rows[at + LAST_SEEN]);
    byte[] file = files.get((int) rows[at + EXAMPLE_FILE]);
    example.clear().text(file, 0, file.length).number(rows[at + EXAMPLE_OFFSET]);
    example.range(exampleRange);
    value.bytes(exampleRange.bytes(), exampleRange.from(), exampleRange.to());
  }
}
