package io.nodelog.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The modes of what a warehouse holds, as the bits that {@code chmod} takes.
 *
 * @param directory of directories that hold logs or what was made of them
 * @param file of the files in them
 * @param reportsDirectory of directories below {@code reports}
 * @param reportsFile of the files in them
 */
public record PermissionsConfig(int directory, int file, int reportsDirectory, int reportsFile) {
  /** Nothing for anybody but the owner, and reading for the group. */
  public static final PermissionsConfig DEFAULT = new PermissionsConfig(0750, 0640, 0750, 0640);

  private static final int OCTAL = 8;

  static PermissionsConfig of(Section section) {
    section.allowOnly("directory", "file", "reports-directory", "reports-file");
    return new PermissionsConfig(
        mode(section.text("directory", Names.DIRECTORY_MODE)),
        mode(section.text("file", Names.FILE_MODE)),
        mode(section.text("reports-directory", Names.DIRECTORY_MODE)),
        mode(section.text("reports-file", Names.FILE_MODE)));
  }

  private static int mode(String octal) {
    return Integer.parseInt(octal, OCTAL);
  }

  Map<String, Object> rendered() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("directory", text(directory));
    map.put("file", text(file));
    map.put("reports-directory", text(reportsDirectory));
    map.put("reports-file", text(reportsFile));
    return map;
  }

  /** Writes a mode as {@code 0750}. */
  public static String text(int mode) {
    return String.format(java.util.Locale.ROOT, "%04o", mode);
  }
}
