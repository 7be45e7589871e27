package io.nodelog.summary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes keys: eight bytes at a time, each step a multiplication and a rotation. */
final class KeyHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long OTHER_ODD = 0xD6E8FEB86659FD93L;

  private KeyHash() {}

  /** The hash of a range of bytes; for a seed of 0 it is part of the stored form. */
  static long of(byte[] bytes, int from, int to, long seed) {
    long hash = seed ^ (to - from);
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      hash = step(hash, (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (int shift = 0; at < to; at++, shift += 8) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    return mix(step(hash, rest));
  }

  private static long step(long hash, long word) {
    return Long.rotateLeft((hash ^ word) * ODD, 29);
  }

  /** Spreads the bits of a word over the whole hash. */
  static long mix(long word) {
    long hash = (word ^ (word >>> 32)) * OTHER_ODD;
    return hash ^ (hash >>> 32);
  }
}
