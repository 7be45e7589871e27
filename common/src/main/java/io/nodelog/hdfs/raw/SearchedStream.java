package io.nodelog.hdfs.raw;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Sought;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of lines in which something is looked for while they are read. Lines of any length take
 * bounded memory; what is looked for is found wherever it is shorter than {@link #LONGEST}.
 *
 * <p>When the bytes of a line were read, its end included, all that is in it was found.
 */
public final class SearchedStream extends InputStream {
  /** How many bytes of a line are looked at together at least. */
  public static final int LONGEST = 512;

  private final InputStream in;
  private final List<? extends Sought> sought;
  private byte[] window = new byte[64 << 10];

  private int size;

  /** Up to where in the window all is noted. */
  private int searched;

  private long windowOffset;
  private long[] hits = new long[16];
  private int count;
  private int passed;

  /**
   * Looks for any of some things.
   *
   * @param in closed with this stream; stands at the start of a line
   * @param offset where it stands in the decompressed file
   */
  public SearchedStream(InputStream in, long offset, List<? extends Sought> sought) {
    this.in = in;
    this.windowOffset = offset;
    this.sought = List.copyOf(sought);
  }

  /** Returns whether something was found below an offset that was not asked about before. */
  public boolean foundBefore(long offset) {
    int before = passed;
    while (passed < count && hits[passed] < offset) {
      passed++;
    }
    return passed > before;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    if (read < 0) {
      search(size);
    } else if (!sought.isEmpty()) {
      take(bytes, from, read);
    }
    return read;
  }

  private void take(byte[] bytes, int from, int read) {
    if (size + read > window.length) {
      window = Arrays.copyOf(window, Math.max(size + read, 2 * window.length));
    }
    System.arraycopy(bytes, from, window, size, read);
    size += read;
    int whole = size;
    while (whole > searched && window[whole - 1] != '\n') {
      whole--;
    }
    if (whole > searched) {
      search(whole);
      forget(whole);
    } else if (size - searched >= 4 * LONGEST) {
      // Of a very long line the last bytes wait for the next, and some before them are kept to be
      // looked back at.
      search(size - LONGEST);
      forget(size - 2 * LONGEST);
    }
  }

  /** Notes what starts before a position. */
  private void search(int to) {
    int at = searched;
    while (at < to) {
      int hit = next(at);
      if (hit == Sought.NOT_FOUND || hit >= to) {
        break;
      }
      note(windowOffset + hit);
      at = endOfLine(hit, to);
    }
    searched = to;
  }

  private int next(int start) {
    int first = Sought.NOT_FOUND;
    for (Sought one : sought) {
      int hit = one.indexIn(window, 0, size, start);
      first = first == Sought.NOT_FOUND || (hit >= 0 && hit < first) ? hit : first;
    }
    return first;
  }

  /** One hit a line is enough. */
  private int endOfLine(int from, int to) {
    int newline = ByteSearch.indexOf(window, from, to, (byte) '\n');
    return newline < 0 ? to : newline + 1;
  }

  private void forget(int bytes) {
    System.arraycopy(window, bytes, window, 0, size - bytes);
    size -= bytes;
    searched -= bytes;
    windowOffset += bytes;
  }

  private void note(long offset) {
    if (passed == count) {
      passed = 0;
      count = 0;
    }
    if (count == hits.length) {
      hits = Arrays.copyOf(hits, 2 * count);
    }
    hits[count++] = offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
