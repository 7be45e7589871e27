package io.nodelog.app.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same work on several things at once. */
public final class Parallel {
  private Parallel() {}

  /** The work on one thing. */
  @FunctionalInterface
  public interface Work<T, R> {
    R on(T thing) throws IOException;
  }

  /**
   * Does the work on every thing and returns the results in the order of the things. When it
   * returns or throws, no thread is at work any more: what comes next may remove temporary files.
   *
   * @param threads how many things are worked on at once
   * @throws IOException the first failure in the order of the things; the work that had not begun
   *     is left out
   */
  public static <T, R> List<R> map(int threads, Collection<T> things, Work<T, R> work)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<R>> running = new ArrayList<>();
      for (T thing : things) {
        running.add(pool.submit(() -> work.on(thing)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(result(one));
      }
      return results;
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static <R> R result(Future<R> running) throws IOException, InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      } else if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("Work throws nothing else", e);
    }
  }
}
