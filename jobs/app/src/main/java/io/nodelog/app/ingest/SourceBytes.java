package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.Codec;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.raw.LogStream;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.raw.TrailingBytes;
import io.nodelog.hdfs.storage.ReadableStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/**
 * The decompressed bytes of a source's file from a position on. Of a plain file only those that it
 * had when it was opened are read, and the ones before the position are not.
 */
final class SourceBytes extends InputStream {
  private final PlainBytes stored;
  private final LogStream decompressed;
  private InputStream bytes;

  private SourceBytes(PlainBytes stored, LogStream decompressed) {
    this.stored = stored;
    this.decompressed = decompressed;
    this.bytes = compressed() ? decompressed : stored;
  }

  /** Opens a file at its start. */
  static SourceBytes open(ReadableStorage storage, SourceFile file, StreamLimits limits)
      throws IOException {
    Storage.Input input = storage.open(file.entry().path());
    PlainBytes stored = new PlainBytes(input, input.length());
    LogStream stream = LogStream.open(stored, file.words(), limits);
    SourceBytes bytes = new SourceBytes(stored, stream);
    try {
      bytes.rewindPlain();
    } catch (IOException e) {
      stream.close();
      throw e;
    }
    return bytes;
  }

  private void rewindPlain() throws IOException {
    if (!compressed()) {
      stored.rewind();
    }
  }

  /** Looks at the first bytes, before any was read. What is read then starts with them. */
  FirstBytes firstBytes(int most) throws IOException {
    byte[] block = new byte[most];
    int count = FirstBytes.fill(bytes, block);
    if (compressed()) {
      bytes = new SequenceInputStream(new ByteArrayInputStream(block, 0, count), bytes);
    }
    rewindPlain();
    return FirstBytes.of(block, count);
  }

  /** Returns whether the file is compressed: then it is finished, and cannot grow. */
  boolean compressed() {
    return decompressed.codec() != Codec.PLAIN;
  }

  /**
   * How many bytes a plain file has for who reads it; of a compressed one those that are stored.
   */
  long end() {
    return stored.end();
  }

  /** Says what follows the end of compressed data, once that was reached; zeros are padding. */
  Optional<String> garbage() {
    return decompressed.trailing().filter(rest -> !rest.zeros()).map(TrailingBytes::words);
  }

  /** Ends a plain file after its last line that is complete; not before a position. */
  void leaveUnfinishedLine(long from) throws IOException {
    if (!compressed()) {
      stored.endAfterLastLine(from);
    }
  }

  /**
   * Ends a plain file where its last event starts, which may go on; not before a position. Lines
   * that belong to no event are kept.
   *
   * @param roles of the lines of a format with events
   */
  void leaveLastEvent(long from, LineRoles roles) throws IOException {
    if (!compressed() && roles.eventStart().isPresent()) {
      stored.endBeforeLastEvent(from, roles.eventStart().get(), roles.maxContentBytes());
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
    decompressed.close();
  }
}
