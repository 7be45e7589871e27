package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What some tests need of the machine. A machine that lacks it skips them and says why; where the
 * environment variable {@code NODELOG_REQUIRED} names it, separated by commas, they fail instead.
 */
public enum Needed {
  /** The program that rotates logs nearly everywhere. */
  LOGROTATE("logrotate --version"),
  /** The right to mount a small file system. */
  TMPFS("unshare --mount mount -t tmpfs tmpfs /mnt"),
  ZSTD("zstd --version"),
  XZ("xz --version");

  private static final String REQUIRED = "NODELOG_REQUIRED";

  private final String proof;

  Needed(String proof) {
    this.proof = proof;
  }

  /** Skips the test that asks, or fails it, if this machine lacks it. */
  public void orSkip() throws IOException, InterruptedException {
    String why = proof + " fails";
    boolean there = isThere();
    if (required()) {
      assertThat(there).as("%s names %s, but %s", REQUIRED, this, why).isTrue();
    }
    assumeTrue(there, this + " is not there: " + why);
  }

  private boolean required() {
    String names = System.getenv().getOrDefault(REQUIRED, "");
    return Arrays.asList(names.split(",", -1)).contains(toString());
  }

  private boolean isThere() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(proof.split(" ", -1))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
