package io.nodelog.hdfs.scan;

import java.util.function.LongConsumer;

/** Tells how many bytes of lines were read, about once a MiB. */
final class ScanProgress {
  private static final long STEP_BYTES = 1 << 20;

  private final LongConsumer listener;
  private long bytes;
  private long toldBytes;

  ScanProgress(LongConsumer listener) {
    this.listener = listener;
  }

  void add(long more) {
    bytes += more;
    if (bytes - toldBytes >= STEP_BYTES) {
      tell();
    }
  }

  void tell() {
    toldBytes = bytes;
    listener.accept(bytes);
  }
}
