package io.nodelog.hdfs.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.Path;

/** Counts what is written and how many files are opened. */
public final class CountedStorage implements Storage {
  private final Storage storage;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong opened = new AtomicLong();

  public CountedStorage(Storage storage) {
    this.storage = storage;
  }

  /** How many bytes were written since this was asked last. */
  public long takeWritten() {
    return written.getAndSet(0);
  }

  /** How many files were opened since this was asked last. */
  public long takeOpened() {
    return opened.getAndSet(0);
  }

  @Override
  public Input open(Path file) throws IOException {
    opened.incrementAndGet();
    return storage.open(file);
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    return new FilterOutputStream(storage.create(file)) {
      @Override
      public void write(int value) throws IOException {
        written.incrementAndGet();
        out.write(value);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        written.addAndGet(count);
        out.write(bytes, from, count);
      }
    };
  }

  @Override
  public boolean commit(Path finished, Path target) throws IOException {
    return storage.commit(finished, target);
  }

  @Override
  public void replace(Path finished, Path target) throws IOException {
    storage.replace(finished, target);
  }

  @Override
  public boolean touch(Path file) throws IOException {
    return storage.touch(file);
  }

  @Override
  public void delete(Path path) throws IOException {
    storage.delete(path);
  }

  @Override
  public Optional<FileEntry> status(Path path) throws IOException {
    return storage.status(path);
  }

  @Override
  public List<FileEntry> list(Path directory) throws IOException {
    return storage.list(directory);
  }
}
