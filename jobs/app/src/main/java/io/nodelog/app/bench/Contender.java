package io.nodelog.app.bench;

import java.io.IOException;
import java.util.List;

/**
 * Something that is measured.
 *
 * @param name for people
 * @param preparation done before each run, and not measured
 * @param command what is measured
 */
record Contender(String name, Preparation preparation, List<String> command) {
  /** What has to be there before a run. */
  @FunctionalInterface
  interface Preparation {
    void prepare() throws IOException, InterruptedException;
  }

  Contender(String name, List<String> command) {
    this(name, () -> {}, command);
  }
}
