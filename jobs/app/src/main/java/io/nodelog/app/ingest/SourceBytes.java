package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.Codec;
import io.nodelog.hdfs.raw.LineRoles;
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

  /**
   * Ends a plain file where its last event starts, which may go on; not before a position. Lines
   * that belong to no event are kept.
   *
   * @param roles of the lines of a format with events
   */
  void leaveLastEvent(long from, LineRoles roles) throws IOException {
    if (bytes instanceof PlainBytes plain && roles.eventStart().isPresent()) {
      plain.endBeforeLastEvent(from, roles.eventStart().get(), roles.maxContentBytes());
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
}
