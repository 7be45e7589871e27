package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.DamagedFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Tells a failure of a source's file from one of the warehouse, which is written meanwhile, and how
 * far the reading is.
 */
final class ReportingStream extends FilterInputStream {
  private final SourceFile file;
  private final LongConsumer progress;

  ReportingStream(InputStream in, SourceFile file, LongConsumer progress) {
    super(in);
    this.progress = progress;
    this.file = file;
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return super.skip(count);
    } catch (DamagedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SourceFailure(file, e);
    }
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    try {
      int count = super.read(target, from, length);
      progress.accept(Math.max(count, 0));
      return count;
    } catch (DamagedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SourceFailure(file, e);
    }
  }
}
