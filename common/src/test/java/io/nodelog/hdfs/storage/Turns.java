package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/**
 * Lets several runs work on one storage in turns: before each call every run waits until all do,
 * and chance says which of them goes on, and for how many calls. So one seed is always one
 * interleaving. A run must not make two calls at once.
 */
public final class Turns {
  private static final int LONGEST_BURST = 30;

  /** How long a turn may take to come; longer than anything but a deadlock holds it up. */
  private static final long PATIENCE_MILLIS = 600_000;

  private final Random random;
  private final TreeSet<Integer> waiting = new TreeSet<>();
  private int runs;
  private int atWork;
  private int next = -1;
  private int latest = -1;
  private int burst;
  private int calls;

  /** For an interleaving. */
  public Turns(long seed) {
    this.random = new Random(seed);
  }

  /** How a further run sees a storage. All runs join before the first one starts. */
  public synchronized Turn join(Storage storage) {
    atWork++;
    return new Turn(storage, runs++);
  }

  /** How many calls there were. */
  public synchronized int calls() {
    return calls;
  }

  private synchronized void await(int run) throws IOException {
    waiting.add(run);
    choose();
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (next != run) {
      if (System.currentTimeMillis() > deadline) {
        throw new IllegalStateException("Waited in vain: " + waiting + " of " + atWork + " wait");
      }
      try {
        wait(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    waiting.remove(run);
    next = -1;
    calls++;
  }

  private synchronized void end() {
    atWork--;
    choose();
  }

  private void choose() {
    if (next >= 0 || waiting.isEmpty() || waiting.size() < atWork) {
      return;
    }
    if (burst-- <= 0 || !waiting.contains(latest)) {
      List<Integer> candidates = new ArrayList<>(waiting);
      latest = candidates.get(random.nextInt(candidates.size()));
      burst = random.nextBoolean() ? 0 : random.nextInt(LONGEST_BURST);
    }
    next = latest;
    notifyAll();
  }

  /** What one of the runs has; closed when the run ends. */
  public final class Turn implements Storage, AutoCloseable {
    private final Storage storage;
    private final int run;

    private Turn(Storage storage, int run) {
      this.storage = storage;
      this.run = run;
    }

    @Override
    public Input open(Path file) throws IOException {
      await(run);
      return storage.open(file);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
      await(run);
      return storage.create(file);
    }

    @Override
    public boolean commit(Path finished, Path target) throws IOException {
      await(run);
      return storage.commit(finished, target);
    }

    @Override
    public void replace(Path finished, Path target) throws IOException {
      await(run);
      storage.replace(finished, target);
    }

    @Override
    public boolean touch(Path file) throws IOException {
      await(run);
      return storage.touch(file);
    }

    @Override
    public void delete(Path path) throws IOException {
      await(run);
      storage.delete(path);
    }

    @Override
    public Optional<FileEntry> status(Path path) throws IOException {
      await(run);
      return storage.status(path);
    }

    @Override
    public List<FileEntry> list(Path directory) throws IOException {
      await(run);
      return storage.list(directory);
    }

    @Override
    public void close() {
      end();
    }
  }
}
