package io.nodelog.app.run;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.Path;

/** A warehouse's storage at which something happens when the first line of a run is stored. */
public final class WhileTaking implements Storage {
  private final Storage storage;
  private final Event event;
  private final AtomicBoolean happened = new AtomicBoolean();

  /** What happens. */
  @FunctionalInterface
  public interface Event {
    void happen() throws IOException;
  }

  WhileTaking(Storage storage, Event event) {
    this.storage = storage;
    this.event = event;
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    if (file.toString().contains("/tmp/") && !happened.getAndSet(true)) {
      event.happen();
    }
    return storage.create(file);
  }

  @Override
  public Input open(Path file) throws IOException {
    return storage.open(file);
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
