package io.nodelog.hdfs.raw;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compressed bytes for tests, made by libraries that {@link LogStream} does not use. */
public final class Packed {
  private Packed() {}

  private interface Packer {
    OutputStream around(OutputStream out) throws IOException;
  }

  static byte[] gzip(byte[] bytes) {
    return pack(bytes, GZIPOutputStream::new);
  }

  static byte[] zstd(byte[] bytes) {
    return pack(bytes, out -> new ZstdOutputStream(out).setChecksum(true));
  }

  static byte[] bzip2(byte[] bytes) {
    return pack(bytes, out -> new BZip2CompressorOutputStream(out, 1));
  }

  static byte[] xz(byte[] bytes) {
    return pack(bytes, out -> new XZOutputStream(out, new LZMA2Options(1)));
  }

  /** The bytes as a file of this codec has them. */
  public static byte[] of(Codec codec, byte[] bytes) {
    return switch (codec) {
      case GZIP -> gzip(bytes);
      case ZSTD -> zstd(bytes);
      case BZIP2 -> bzip2(bytes);
      case XZ -> xz(bytes);
      case PLAIN -> bytes;
      case LZ4, SNAPPY, ZIP, TAR -> throw new IllegalArgumentException(codec.words());
    };
  }

  private static byte[] pack(byte[] bytes, Packer packer) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.around(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** Lines that compress about as well as a log. */
  static byte[] lines(int count, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("10.0.").append(random.nextInt(256)).append('.').append(random.nextInt(256));
      text.append(" GET /item/").append(random.nextInt(100_000)).append(" 200\n");
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
