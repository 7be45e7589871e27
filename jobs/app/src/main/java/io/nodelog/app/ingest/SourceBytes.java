package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.Codec;
import io.nodelog.hdfs.raw.LogStream;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.raw.TrailingBytes;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The decompressed bytes of a source's file from a position on. Of a plain file only those that it
 * had when it was opened are read, and the ones before the position are not.
 */
final class SourceBytes extends InputStream {
  private static final int BLOCK_BYTES = 1 << 16;

  private final InputStream bytes;
  private final Codec codec;

  private SourceBytes(InputStream bytes, Codec codec) {
    this.bytes = bytes;
    this.codec = codec;
  }

  /** Opens a file at its start. */
  static SourceBytes open(Storage storage, Path file, StreamLimits limits) throws IOException {
    Storage.Input input = storage.open(file);
    long length = input.length();
    LogStream stream = LogStream.open(new PlainBytes(input, length), file.toString(), limits);
    if (stream.codec() != Codec.PLAIN) {
      return new SourceBytes(stream, stream.codec());
    }
    stream.close();
    return new SourceBytes(new PlainBytes(storage.open(file), length), Codec.PLAIN);
  }

  /** Returns whether the file is compressed: then it is finished, and cannot grow. */
  boolean compressed() {
    return codec != Codec.PLAIN;
  }

  /** Says what follows the end of compressed data, once that was reached; zeros are padding. */
  Optional<String> garbage() {
    return bytes instanceof LogStream stream
        ? stream.trailing().filter(rest -> !rest.zeros()).map(TrailingBytes::words)
        : Optional.empty();
  }

  /** Ends a plain file after its last line that is complete; not before a position. */
  void leaveUnfinishedLine(long from) throws IOException {
    if (bytes instanceof PlainBytes plain) {
      plain.endAfterLastLine(from);
    }
  }

  @Override
  public int read() throws IOException {
    return bytes.read();
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    return bytes.read(target, from, length);
  }

  @Override
  public long skip(long count) throws IOException {
    return bytes.skip(count);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** A plain file up to a length, which can be skipped through without being read. */
  private static final class PlainBytes extends InputStream {
    private final Storage.Input input;
    private long end;
    private final byte[] one = new byte[1];

    PlainBytes(Storage.Input input, long end) {
      this.input = input;
      this.end = end;
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
            throw new IOException("it became shorter while it was read");
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
}
