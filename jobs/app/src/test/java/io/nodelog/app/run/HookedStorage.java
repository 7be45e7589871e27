package io.nodelog.app.run;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Does something before one of the calls that change something, counted from 1, or before each. */
final class HookedStorage implements Storage {
  /** What is done. */
  interface Hook {
    void run() throws IOException;
  }

  private static final int EACH = 0;

  private final Storage storage;
  private final int at;
  private final Hook hook;
  private int calls;

  HookedStorage(Storage storage, int at, Hook hook) {
    this.storage = storage;
    this.at = at;
    this.hook = hook;
  }

  static HookedStorage beforeEach(Storage storage, Hook hook) {
    return new HookedStorage(storage, EACH, hook);
  }

  private synchronized void change() throws IOException {
    calls++;
    if (at == EACH || calls == at) {
      hook.run();
    }
  }

  @Override
  public Input open(Path file) throws IOException {
    return storage.open(file);
  }

  /** Closing what was created is a call of its own. */
  @Override
  public OutputStream create(Path file) throws IOException {
    change();
    OutputStream out = storage.create(file);
    return new OutputStream() {
      private boolean closed;

      @Override
      public void write(int value) throws IOException {
        out.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        if (!closed) {
          closed = true;
          change();
          out.close();
        }
      }
    };
  }

  @Override
  public boolean commit(Path finished, Path target) throws IOException {
    change();
    return storage.commit(finished, target);
  }

  @Override
  public void replace(Path finished, Path target) throws IOException {
    change();
    storage.replace(finished, target);
  }

  @Override
  public boolean touch(Path file) throws IOException {
    change();
    return storage.touch(file);
  }

  @Override
  public void delete(Path path) throws IOException {
    change();
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
