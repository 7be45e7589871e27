package io.nodelog.hdfs.storage;

import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;

/**
 * Paths inside a warehouse, as the ledger names them: {@code reports/ip_access/1.parquet}.
 *
 * <p>A path that is not checked here can leave its directory and even its file system, because
 * Hadoop resolves {@code ..}, a leading slash and {@code hdfs://elsewhere/x} without a word.
 */
public final class RelativePath {
  private static final int MAX_NAME_BYTES = 255;
  private static final int DELETE = 0x7F;

  private RelativePath() {}

  /**
   * Returns the path of something inside a directory.
   *
   * @throws IllegalArgumentException if {@code relative} is not plainly inside it
   */
  public static Path resolve(Path directory, String relative) {
    return child(directory, check(relative));
  }

  /**
   * Returns a path that is plainly relative: names of 1 to 255 bytes joined by single slashes, none
   * of them {@code .} or {@code ..}, without colon, backslash or control character.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static String check(String relative) {
    for (String name : relative.split("/", -1)) {
      if (!isPlain(name)) {
        throw new IllegalArgumentException(
            "Invalid path inside the warehouse: \""
                + relative
                + "\" (must be names joined by \"/\", without \"..\", colon, backslash or control"
                + " character)");
      }
    }
    return relative;
  }

  /** Joins without checking; a name that came from a listing may be anything. */
  static Path child(Path directory, String relative) {
    return new Path(directory, new Path(null, null, relative));
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
        && name.chars().allMatch(RelativePath::isPlain);
  }

  private static boolean isPlain(int character) {
    return character >= ' ' && character != DELETE && character != ':' && character != '\\';
  }
}
