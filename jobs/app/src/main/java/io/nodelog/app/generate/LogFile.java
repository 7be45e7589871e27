package io.nodelog.app.generate;

import com.github.luben.zstd.ZstdOutputStream;
import io.nodelog.app.generate.Rotation.Compression;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** Opens files of log for writing. */
final class LogFile {
  private LogFile() {}

  /** Creates a file, which must not be there yet. */
  static OutputStream create(Path file, Compression compression) throws IOException {
    OutputStream raw =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return switch (compression) {
      case NONE -> raw;
      case GZIP -> new GzipMembers(raw);
      case ZSTD -> new ZstdOutputStream(raw, 9);
    };
  }

  /** Gzip as a server writes it that compresses its log itself: one member after the other. */
  private static final class GzipMembers extends FilterOutputStream {
    private static final int MEMBER_BYTES = 1 << 20;

    private GZIPOutputStream member;
    private long left = MEMBER_BYTES;

    GzipMembers(OutputStream raw) throws IOException {
      super(raw);
      member = newMember();
    }

    private GZIPOutputStream newMember() throws IOException {
      return new GZIPOutputStream(new KeptOpen(out));
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (left <= 0) {
        member.close();
        member = newMember();
        left = MEMBER_BYTES;
      }
      member.write(bytes, from, length);
      left -= length;
    }

    @Override
    public void close() throws IOException {
      try {
        member.close();
      } finally {
        out.close();
      }
    }
  }

  /** Stays open when a member that is written to it is closed. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream raw) {
      super(raw);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
