package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a log file as they were before anything compressed it: the one decompressor, used by
 * ingest and by every engine.
 *
 * <p>Reading throws a {@link DamagedFileException} where a compressed file ends early or is
 * damaged, after every byte before the damage was handed out (of xz, all but 4 KiB at most; the
 * same bytes each time), and a {@link RefusedFileException} for archives, codecs that are not read,
 * files compressed twice, and files that pass a limit. Any other exception comes from below,
 * unchanged.
 */
public final class LogStream extends InputStream {
  private final Codec codec;
  private final InputStream bytes;
  private final @Nullable DecompressedStream decompressed;
  private long offset;

  private LogStream(Codec codec, InputStream bytes, @Nullable DecompressedStream decompressed) {
    this.codec = codec;
    this.bytes = bytes;
    this.decompressed = decompressed;
  }

  /**
   * Opens a file by its first bytes.
   *
   * @param raw the bytes of the file from its start; closed with this stream, or at once if this
   *     throws
   * @param path names the file in messages
   */
  public static LogStream open(InputStream raw, String path, StreamLimits limits)
      throws IOException {
    try {
      return sniffed(raw, path, limits);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static LogStream sniffed(InputStream raw, String path, StreamLimits limits)
      throws IOException {
    SniffedStream stored = new SniffedStream(raw);
    Codec codec = stored.codec();
    if (!codec.readable()) {
      throw new RefusedFileException(
          path, "it is " + codec.words() + " (must be plain text, gzip, Zstandard, bzip2 or xz)");
    }
    if (codec == Codec.PLAIN) {
      return new LogStream(codec, stored, null);
    }
    DecompressedStream decompressed = decompress(stored, codec, path, limits);
    try {
      return decompressed(codec, decompressed, path);
    } catch (IOException e) {
      decompressed.close();
      throw e;
    }
  }

  private static LogStream decompressed(Codec codec, DecompressedStream bytes, String path)
      throws IOException {
    SniffedStream content = new SniffedStream(bytes);
    Codec inner = content.codec();
    if (inner != Codec.PLAIN) {
      throw new RefusedFileException(
          path, "it is " + codec.words() + " that holds " + inner.words());
    }
    return new LogStream(codec, content, bytes);
  }

  /** Decompresses a file of a known codec, from the start of a member on. */
  static DecompressedStream decompress(
      InputStream raw, Codec codec, String path, StreamLimits limits) {
    CompressedInput in = new CompressedInput(raw);
    MemberDecoder decoder =
        switch (codec) {
          case GZIP -> new GzipDecoder(in);
          case ZSTD -> new ZstdDecoder(in, limits.maxWindowBytes());
          case BZIP2 -> new Bzip2Decoder(in);
          case XZ -> new XzDecoder(in, limits.maxWindowBytes());
          case PLAIN, LZ4, SNAPPY, ZIP, TAR ->
              throw new IllegalArgumentException("Cannot decompress " + codec.words());
        };
    return new DecompressedStream(in, decoder, path, limits);
  }

  /** How the file is packed. */
  public Codec codec() {
    return codec;
  }

  /** How many decompressed bytes were handed out. */
  public long offset() {
    return offset;
  }

  /** What follows the end of the compressed data, once the end was reached. */
  public Optional<TrailingBytes> trailing() {
    return decompressed == null ? Optional.empty() : decompressed.trailing();
  }

  @Override
  public int read() throws IOException {
    int value = bytes.read();
    offset += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = bytes.read(target, from, length);
    offset += Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
