package io.nodelog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds real logs and other projects' test cases, which lie in {@code shared/data} beside the
 * project and are no part of it. A test that needs them is skipped where they are not at hand.
 */
public final class SharedData {
  private static final String FOLDER = "shared/data";

  private SharedData() {}

  /** Returns a file of the folder, for example {@code access/apache_logs.log}. */
  public static Path file(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(FOLDER).resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    assumeTrue(false, "Skipped: " + FOLDER + "/" + name + " is not beside the project");
    throw new AssertionError("unreachable");
  }
}
