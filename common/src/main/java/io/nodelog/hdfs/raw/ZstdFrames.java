package io.nodelog.hdfs.raw;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.nodelog.hdfs.storage.HashedOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Frames of Zstandard with an index behind them. They are compressed on all cores while the lines
 * of the next ones are read, and written in their order by the thread that brings them.
 *
 * <p>A frame is compressed by a thread of the JVM's common pool, or by the one that brings it if
 * that would have to wait otherwise. So one large file is as quick as many.
 */
final class ZstdFrames implements FrameOutput {
  /** How much waits for its turn at most, in all segments that this JVM writes: 64 MiB. */
  private static final Semaphore PLACES_OF_KIB = new Semaphore(64 << 10);

  private final HashedOutput file;
  private final int level;
  private final Deque<WaitingFrame> waiting = new ArrayDeque<>();
  private final Queue<FrameCompressor> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closing;
  private byte @Nullable [] spare;
  private @Nullable ZstdOutputStreamNoFinalizer appending;
  private long appended;
  private int[] storedLengths = new int[16];
  private int[] lengths = new int[16];
  private int frames;
  private long indexedTo;

  ZstdFrames(HashedOutput file, int level) {
    this.file = file;
    this.level = level;
  }

  @Override
  public void write(byte[] lines, int to) throws IOException {
    int places = 1 + to / 1024;
    boolean later = PLACES_OF_KIB.tryAcquire(places);
    WaitingFrame frame = new WaitingFrame(lines, to, later ? places : 0, () -> compress(lines, to));
    waiting.add(frame);
    if (later) {
      ForkJoinPool.commonPool().execute(frame);
    } else {
      frame.run();
      writeFirst();
    }
    while (!waiting.isEmpty() && waiting.getFirst().isDone()) {
      writeFirst();
    }
  }

  private byte[] compress(byte[] lines, int to) throws IOException {
    if (closing) {
      return new byte[0];
    }
    FrameCompressor free = idle.poll();
    FrameCompressor compressor = free == null ? new FrameCompressor(level) : free;
    try {
      return compressor.compress(lines, to);
    } finally {
      idle.add(compressor);
    }
  }

  private void writeFirst() throws IOException {
    WaitingFrame first = waiting.removeFirst();
    byte[] stored;
    try {
      stored = first.compressed();
    } finally {
      PLACES_OF_KIB.release(first.places());
    }
    file.write(stored, 0, stored.length);
    index(first.length());
    spare = first.lines();
  }

  /** The last ones are compressed here while the pool is at the first. */
  private void writeAll() throws IOException {
    waiting.descendingIterator().forEachRemaining(WaitingFrame::run);
    while (!waiting.isEmpty()) {
      writeFirst();
    }
  }

  @Override
  public byte[] spare(int length) {
    byte[] free = spare;
    spare = null;
    return free != null && free.length == length ? free : new byte[length];
  }

  @Override
  public void append(byte[] bytes, int from, int to) throws IOException {
    writeAll();
    if (appending == null) {
      appending = FrameCompressor.framed(file, level);
    }
    appending.write(bytes, from, to - from);
    appended += to - from;
  }

  @Override
  public void endFrame() throws IOException {
    endAppended();
    index((int) appended);
    appended = 0;
  }

  private void endAppended() throws IOException {
    if (appending != null) {
      ZstdOutputStreamNoFinalizer ending = appending;
      appending = null;
      ending.closeWithoutClosingParentStream();
    }
  }

  private void index(int length) {
    if (frames == lengths.length) {
      storedLengths = Arrays.copyOf(storedLengths, 2 * frames);
      lengths = Arrays.copyOf(lengths, 2 * frames);
    }
    storedLengths[frames] = (int) (file.length() - indexedTo);
    lengths[frames++] = length;
    indexedTo = file.length();
  }

  @Override
  public void finish() throws IOException {
    writeAll();
    file.write(FrameIndex.encode(storedLengths, lengths, frames));
  }

  /** Gives native memory back, which those need that are being compressed still. */
  @Override
  public void close() throws IOException {
    closing = true;
    try {
      for (WaitingFrame frame : waiting) {
        frame.end();
        PLACES_OF_KIB.release(frame.places());
      }
      waiting.clear();
      endAppended();
    } finally {
      for (FrameCompressor free = idle.poll(); free != null; free = idle.poll()) {
        free.close();
      }
      file.close();
    }
  }
}
