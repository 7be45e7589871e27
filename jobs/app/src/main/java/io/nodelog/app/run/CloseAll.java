package io.nodelog.app.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes every one of several files, also behind one that fails: on a full disk each of them may.
 */
public final class CloseAll {
  private CloseAll() {}

  /**
   * Closes them all.
   *
   * @throws IOException the first failure, with the others as suppressed ones
   */
  public static void of(List<? extends Closeable> all) throws IOException {
    @Nullable IOException failure = null;
    for (Closeable one : all) {
      try {
        one.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
