package io.nodelog.app.bench;

import java.io.IOException;
import java.util.List;

/**
 * Something that is measured.
 *
 * @param name for people
 * @param preparation done before each run, and not measured
 * @param command what is measured
 * @param share which part of the log it reads, above 0 up to 1; what it takes is scaled to all of
 *     it
 * @param mostRuns how often it runs at most, because it is slow
 */
record Contender(
    String name, Preparation preparation, List<String> command, double share, int mostRuns) {
  /** What has to be there before a run. */
  @FunctionalInterface
  interface Preparation {
    void prepare() throws IOException, InterruptedException;
  }

  Contender(String name, Preparation preparation, List<String> command) {
    this(name, preparation, command, 1, Integer.MAX_VALUE);
  }

  Contender(String name, List<String> command) {
    this(name, () -> {}, command);
  }

  /** One that is so slow that it runs once, on the head of the log. */
  static Contender slow(String name, List<String> command, double share) {
    return new Contender(name, () -> {}, command, share, 1);
  }
}
