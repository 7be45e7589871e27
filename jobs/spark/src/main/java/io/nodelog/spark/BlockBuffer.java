package io.nodelog.spark;

import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockSink;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Keeps blocks between the scan, which pushes them, and Spark, which pulls: in memory up to a
 * limit, the rest in a file, so that a large stream that cannot be split needs no more heap than a
 * small one.
 */
final class BlockBuffer implements BlockSink, Closeable {
  private static final long MEMORY_BYTES = 64L << 20;

  private final long memoryBytes;
  private final Deque<Tuple2<Long, byte[]>> held = new ArrayDeque<>();
  private long heldBytes;
  private @Nullable Path file;
  private @Nullable DataOutputStream out;
  private long written;
  private long blocks;
  private long bytes;
  private long spilled;

  BlockBuffer() {
    this(MEMORY_BYTES);
  }

  /** Keeps up to so many bytes in memory. */
  BlockBuffer(long memoryBytes) {
    this.memoryBytes = memoryBytes;
  }

  @Override
  public void accept(BlockKey key, byte[] block) throws IOException {
    blocks++;
    bytes += block.length;
    if (heldBytes + block.length <= memoryBytes) {
      heldBytes += block.length;
      held.add(new Tuple2<>(PackedKey.of(key), block));
      return;
    }
    DataOutputStream stream = file();
    stream.writeLong(PackedKey.of(key));
    stream.writeInt(block.length);
    stream.write(block);
    written++;
    spilled++;
  }

  /** How many blocks were added. */
  long blocks() {
    return blocks;
  }

  /** The bytes of all blocks that were added. */
  long bytes() {
    return bytes;
  }

  /** How many of them did not fit into memory. */
  long spilled() {
    return spilled;
  }

  private DataOutputStream file() throws IOException {
    if (out == null) {
      file = Files.createTempFile("nodelog-blocks", ".tmp");
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }
    return out;
  }

  /** Gives the blocks back, each once; nothing may be added any more. */
  Iterator<Tuple2<Long, byte[]>> iterator() throws IOException {
    DataInputStream in = null;
    if (out != null && file != null) {
      out.close();
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }
    return new Blocks(in);
  }

  @Override
  public void close() {
    try {
      if (out != null && file != null) {
        out.close();
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }

  private final class Blocks implements Iterator<Tuple2<Long, byte[]>> {
    private final @Nullable DataInputStream in;

    Blocks(@Nullable DataInputStream in) {
      this.in = in;
    }

    @Override
    public boolean hasNext() {
      return !held.isEmpty() || written > 0;
    }

    @Override
    public Tuple2<Long, byte[]> next() {
      if (!held.isEmpty()) {
        return held.remove();
      }
      if (in == null || written == 0) {
        throw new NoSuchElementException();
      }
      try {
        written--;
        long key = in.readLong();
        byte[] block = in.readNBytes(in.readInt());
        if (written == 0) {
          in.close();
        }
        return new Tuple2<>(key, block);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read back " + file, e);
      }
    }
  }
}
