package io.nodelog.hdfs.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Counts the calls that change something, from 1, and lets one of them go wrong. Creating a file is
 * a call and closing it is another; what is written reaches the storage at the close.
 */
public final class FaultyStorage implements Storage {
  /** No fault: a run with it counts the calls. */
  public static final int NEVER = 0;

  private final Storage storage;
  private final int faultAt;
  private final Fault fault;
  private final List<String> trace = new ArrayList<>();
  private boolean dead;

  /** Lets the call number {@code faultAt} go wrong. */
  public FaultyStorage(Storage storage, int faultAt, Fault fault) {
    this.storage = storage;
    this.faultAt = faultAt;
    this.fault = fault;
  }

  /** Only counts. */
  public static FaultyStorage counting(Storage storage) {
    return new FaultyStorage(storage, NEVER, Fault.DIE_BEFORE);
  }

  /** What goes wrong. */
  public enum Fault {
    /** The process dies, and the call never happened. */
    DIE_BEFORE,
    /** The call took effect, then the process dies. */
    DIE_AFTER,
    /** The call has no effect and throws; the next one works. */
    THROW_ONCE,
    /** The call and everything after it throws, reading too. */
    THROW_FOREVER,
    /** The call took effect, and throws. */
    TOOK_EFFECT_BUT_THREW,
    /** Half of the bytes are written, then the process dies. Other calls die before. */
    TORN_WRITE
  }

  /** The end of the process. No code catches it. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1;

    Died(String call) {
      super("Died at " + call);
    }
  }

  /** How many calls there were. */
  public synchronized int calls() {
    return trace.size();
  }

  /** The calls in order, for messages. */
  public synchronized List<String> trace() {
    return List.copyOf(trace);
  }

  @Override
  public Input open(Path file) throws IOException {
    requireWorking("open " + file);
    return storage.open(file);
  }

  @Override
  public Optional<FileEntry> status(Path path) throws IOException {
    requireWorking("status " + path);
    return storage.status(path);
  }

  @Override
  public List<FileEntry> list(Path directory) throws IOException {
    requireWorking("list " + directory);
    return storage.list(directory);
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    return new Output(file, change("create " + file, () -> storage.create(file), () -> {}));
  }

  @Override
  public boolean commit(Path finished, Path target) throws IOException {
    return change("commit " + target, () -> storage.commit(finished, target), () -> {});
  }

  @Override
  public void replace(Path finished, Path target) throws IOException {
    change("replace " + target, nothing(() -> storage.replace(finished, target)), () -> {});
  }

  @Override
  public boolean touch(Path file) throws IOException {
    return change("touch " + file, () -> storage.touch(file), () -> {});
  }

  @Override
  public void delete(Path path) throws IOException {
    change("delete " + path, nothing(() -> storage.delete(path)), () -> {});
  }

  private synchronized <T> T change(String call, Effect<T> effect, Torn torn) throws IOException {
    requireWorking(call);
    trace.add(call);
    if (trace.size() != faultAt && !(trace.size() > faultAt && failsForever())) {
      return effect.run();
    }
    switch (fault) {
      case DIE_BEFORE -> throw die(call);
      case TORN_WRITE -> {
        torn.run();
        throw die(call);
      }
      case DIE_AFTER -> {
        effect.run();
        throw die(call);
      }
      case TOOK_EFFECT_BUT_THREW -> effect.run();
      case THROW_ONCE, THROW_FOREVER -> {}
    }
    throw new IOException("Injected at " + call);
  }

  private synchronized void requireWorking(String call) throws IOException {
    if (dead) {
      throw new Died(call);
    }
    if (trace.size() >= faultAt && failsForever()) {
      throw new IOException("Injected for ever at " + call);
    }
  }

  private boolean failsForever() {
    return faultAt != NEVER && fault == Fault.THROW_FOREVER;
  }

  private Died die(String call) {
    dead = true;
    return new Died(call);
  }

  private static Effect<Boolean> nothing(Torn effect) {
    return () -> {
      effect.run();
      return true;
    };
  }

  private interface Effect<T> {
    T run() throws IOException;
  }

  private interface Torn {
    void run() throws IOException;
  }

  private final class Output extends OutputStream {
    private final Path file;
    private final OutputStream target;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean closed;

    Output(Path file, OutputStream target) {
      this.file = file;
      this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      requireWorking("write " + file);
      written.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        byte[] bytes = written.toByteArray();
        change("close " + file, nothing(() -> finish(bytes)), () -> finish(half(bytes)));
      }
    }

    private void finish(byte[] bytes) throws IOException {
      try (OutputStream closing = target) {
        closing.write(bytes);
      }
    }

    private byte[] half(byte[] bytes) {
      return Arrays.copyOf(bytes, bytes.length / 2);
    }
  }
}
