package io.nodelog.hdfs.raw;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the frames of a segment start, from the index at its end.
 *
 * <p>The index is a Zstandard skippable frame, so that {@code zstd -d} passes over it, in the form
 * of the Zstandard seekable format 0.1.0. All numbers are little endian: the magic number
 * 0x184D2A5E and the length of what follows; for each frame its compressed and its decompressed
 * length, four bytes each; the number of frames, four bytes; one byte of flags, 0; the magic number
 * 0x8F92EAB1.
 */
final class FrameIndex {
  static final int SKIPPABLE_MAGIC = 0x184D2A5E;
  static final int SEEKABLE_MAGIC = 0x8F92EAB1;
  static final int HEADER_BYTES = 8;
  static final int ENTRY_BYTES = 8;
  static final int FOOTER_BYTES = 9;

  /** The start of each frame and the end of the last one, stored and decompressed. */
  private final long[] stored;

  private final long[] offsets;

  private FrameIndex(long[] stored, long[] offsets) {
    this.stored = stored;
    this.offsets = offsets;
  }

  /** The bytes of an index of frames of these lengths, each an unsigned int. */
  static byte[] encode(int[] storedLengths, int[] lengths, int frames) {
    int payload = frames * ENTRY_BYTES + FOOTER_BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + payload).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(SKIPPABLE_MAGIC).putInt(payload);
    for (int i = 0; i < frames; i++) {
      bytes.putInt(storedLengths[i]).putInt(lengths[i]);
    }
    bytes.putInt(frames).put((byte) 0).putInt(SEEKABLE_MAGIC);
    return bytes.array();
  }

  /**
   * Reads the index of a segment.
   *
   * @param input left where the index ends
   * @param path names the file in messages
   */
  static FrameIndex read(Storage.Input input, String path) throws IOException {
    long length = input.length();
    if (length < HEADER_BYTES + FOOTER_BYTES) {
      throw damaged(path, length);
    }
    ByteBuffer footer = read(input, length - FOOTER_BYTES, FOOTER_BYTES, path);
    long frames = Integer.toUnsignedLong(footer.getInt(0));
    long start = length - FOOTER_BYTES - frames * ENTRY_BYTES - HEADER_BYTES;
    if (footer.getInt(5) != SEEKABLE_MAGIC || footer.get(4) != 0 || start < 0) {
      throw damaged(path, length);
    }
    ByteBuffer index = read(input, start, (int) (length - start), path);
    long payload = frames * ENTRY_BYTES + FOOTER_BYTES;
    if (index.getInt(0) != SKIPPABLE_MAGIC || Integer.toUnsignedLong(index.getInt(4)) != payload) {
      throw damaged(path, length);
    }
    FrameIndex read = of(index, (int) frames);
    if (read.stored[read.frames()] != start) {
      throw damaged(path, length);
    }
    return read;
  }

  private static FrameIndex of(ByteBuffer index, int frames) {
    long[] stored = new long[frames + 1];
    long[] offsets = new long[frames + 1];
    for (int i = 0; i < frames; i++) {
      int at = HEADER_BYTES + i * ENTRY_BYTES;
      stored[i + 1] = stored[i] + Integer.toUnsignedLong(index.getInt(at));
      offsets[i + 1] = offsets[i] + Integer.toUnsignedLong(index.getInt(at + 4));
    }
    return new FrameIndex(stored, offsets);
  }

  private static ByteBuffer read(Storage.Input input, long from, int length, String path)
      throws IOException {
    byte[] bytes = new byte[length];
    input.seek(from);
    int at = 0;
    while (at < length) {
      int count = input.read(bytes, at, length);
      if (count < 0) {
        throw damaged(path, from + at);
      }
      at += count;
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static IOException damaged(String path, long length) {
    return new DamagedFileException(path, length, 0, "its frame index is damaged");
  }

  int frames() {
    return stored.length - 1;
  }

  /** The first frame that starts at this stored byte or after it; {@link #frames} if none does. */
  int firstFrom(long storedFrom) {
    int found = Arrays.binarySearch(stored, 0, frames(), storedFrom);
    return found >= 0 ? found : -found - 1;
  }

  /** Where a frame starts in the file, or the last one ends. */
  long stored(int frame) {
    return stored[frame];
  }

  /** Where a frame starts in the decompressed segment, or the last one ends. */
  long offset(int frame) {
    return offsets[frame];
  }
}
