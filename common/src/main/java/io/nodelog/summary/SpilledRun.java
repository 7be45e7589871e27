package io.nodelog.summary;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sorted rows in a file of the local disk: blocks in the order of their keys, each after its length
 * (four bytes). Reading holds one block of {@value #BLOCK} bytes at a time.
 */
final class SpilledRun implements Closeable {
  static final int BLOCK = 64 << 10;

  private final Path file;
  private final RunRows rows;

  private SpilledRun(Path file, RunRows rows) {
    this.file = file;
    this.rows = rows;
  }

  /** Writes rows to a new file in a directory, and opens it for reading. */
  static SpilledRun write(BlockKey key, SortedRows rows, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = Files.createTempFile(directory, "run-", ".blocks");
    try {
      writeBlocks(key, rows, file);
      return new SpilledRun(
          file, new RunRows(new DataInputStream(Files.newInputStream(file)), Files.size(file)));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void writeBlocks(BlockKey key, SortedRows rows, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      BlockWriter writer =
          new BlockWriter(
              BLOCK,
              (blockKey, block) -> {
                out.writeInt(block.length);
                out.write(block);
              });
      writer.start(key);
      while (rows.next()) {
        writer.row(rows.key(), rows.value());
      }
      writer.finish();
    }
  }

  /** The rows of the run; there is only one pass. */
  SortedRows rows() {
    return rows;
  }

  /** Deletes the file. */
  @Override
  public void close() throws IOException {
    rows.close();
    Files.deleteIfExists(file);
  }
}
