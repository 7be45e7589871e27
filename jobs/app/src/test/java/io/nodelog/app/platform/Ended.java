package io.nodelog.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program that has ended.
 *
 * @param name of its log files
 * @param exitCode how it ended
 * @param out what it printed as its results
 * @param err what else it said
 */
record Ended(String name, int exitCode, String out, String err) {
  private static final int TAIL = 1_000;

  /** Makes sure that it ended like this. */
  Ended with(int code) {
    assertThat(exitCode).as(() -> name + " said " + tail()).isEqualTo(code);
    return this;
  }

  /** Makes sure that it failed, where the platform does not pass exit codes on. */
  Ended failed() {
    assertThat(exitCode).as(() -> name + " said " + tail()).isNotZero();
    return this;
  }

  /** Makes sure that it said exactly one sentence of ours, with these words in it. */
  Ended saying(String... words) {
    assertThat(err.lines().filter(line -> line.startsWith("nodelog: ")))
        .as(() -> "the sentence of " + name + ", which said " + tail())
        .singleElement()
        .asString()
        .contains(words);
    return this;
  }

  private String tail() {
    return err.substring(Math.max(0, err.length() - TAIL));
  }
}
