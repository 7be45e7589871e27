package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.LineTest;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;

/** A plain file up to a length, which can be skipped through without being read. */
final class PlainBytes extends InputStream {
  private static final int BLOCK_BYTES = 1 << 16;

  private final Storage.Input input;
  private long end;
  private final byte[] one = new byte[1];

  PlainBytes(Storage.Input input, long end) {
    this.input = input;
    this.end = end;
  }

  /** Goes back to the start of the file. */
  void rewind() throws IOException {
    input.seek(0);
  }

  /** Where what is read ends (exclusive). */
  long end() {
    return end;
  }

  /** Looks for the last event that starts before the end, backwards from there. */
  void endBeforeLastEvent(long from, LineTest eventStart, int maxContentBytes) throws IOException {
    long start = input.position();
    for (long blockTo = end; blockTo > from; ) {
      long blockFrom = Math.max(from, blockTo - BLOCK_BYTES);
      long found = lastStart(from, blockFrom, blockTo, eventStart, maxContentBytes);
      if (found >= 0) {
        end = found;
        break;
      }
      blockTo = blockFrom;
    }
    input.seek(start);
  }

  /** The last line that starts in a block and starts an event; negative if there is none. */
  private long lastStart(
      long from, long blockFrom, long blockTo, LineTest eventStart, int maxContentBytes)
      throws IOException {
    long at = Math.max(from, blockFrom - 1); // a line end there makes a line start in the block
    input.seek(at);
    LineReader lines = new LineReader(this, at, maxContentBytes);
    if (at < blockFrom) {
      lines.next();
    }
    long found = -1;
    while (lines.next() && lines.offset() < blockTo) {
      if (eventStart.test(lines.bytes(), lines.from(), lines.to())) {
        found = lines.offset();
      }
    }
    return found;
  }

  /** Looks for the last line's end from the end of the file backwards. */
  void endAfterLastLine(long from) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    long start = input.position();
    while (end > from) {
      int length = (int) Math.min(block.length, end - from);
      input.seek(end - length);
      int count = 0;
      while (count < length) {
        int more = input.read(block, count, length);
        if (more < 0) {
          throw new FileReplaced();
        }
        count += more;
      }
      int last = length - 1;
      while (last >= 0 && block[last] != '\n') {
        last--;
      }
      end -= length - 1 - last;
      if (last >= 0) {
        break;
      }
    }
    input.seek(start);
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int wanted = (int) Math.min(length, end - input.position());
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    return input.read(target, from, from + wanted);
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = Math.max(0, Math.min(count, end - input.position()));
    input.seek(input.position() + skipped);
    return skipped;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
