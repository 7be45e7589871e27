package io.nodelog.summary;

/**
 * How much the large tables of a task may take. A table asks before it grows; what is left over,
 * about a quarter, is for everything that is small.
 */
final class MemoryBudget {
  private final long limitBytes;
  private long tableBytes;

  MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Reserves memory for a table to grow; returns false if it must be flushed instead. */
  boolean reserve(long moreBytes) {
    if (tableBytes + moreBytes > limitBytes / 4 * 3) {
      return false;
    }
    tableBytes += moreBytes;
    return true;
  }

  /** Returns whether the tables and {@code otherBytes} together pass the limit. */
  boolean passedWith(long otherBytes) {
    return tableBytes + otherBytes > limitBytes;
  }
}
