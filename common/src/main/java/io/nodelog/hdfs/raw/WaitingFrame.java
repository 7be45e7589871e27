package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A frame that is compressed by whichever thread comes to it first. */
final class WaitingFrame extends FutureTask<byte[]> {
  private final byte[] lines;
  private final int length;
  private final int places;

  /**
   * @param places it takes where frames wait
   */
  WaitingFrame(byte[] lines, int length, int places, Callable<byte[]> compression) {
    super(compression);
    this.lines = lines;
    this.length = length;
    this.places = places;
  }

  byte[] lines() {
    return lines;
  }

  int length() {
    return length;
  }

  int places() {
    return places;
  }

  /** Returns the compressed frame; compresses it here if nobody has begun. */
  byte[] compressed() throws IOException {
    run();
    try {
      return get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Cannot store lines: interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      } else if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("To compress throws nothing else", e);
    }
  }

  /** Waits until no thread is at work on it, whatever comes of it and however long it takes. */
  void end() {
    run();
    boolean interrupted = false;
    while (true) {
      try {
        get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break; // it is given up, and so is what went wrong
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
