package io.nodelog.hdfs.storage;

import io.nodelog.config.PermissionsConfig;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Which modes files and directories get, by where in the warehouse they lie. The settings travel in
 * Hadoop's configuration, as everything does that tasks need to reach a file system.
 */
final class Modes {
  private static final String KEY = "nodelog.permissions";
  private static final int OCTAL = 8;

  /** To enter a directory, for group and others. */
  private static final int ENTER = 0011;

  private final PermissionsConfig permissions;
  private final String root;

  private Modes(PermissionsConfig permissions, String root) {
    this.permissions = permissions;
    this.root = root;
  }

  /** Those of a warehouse. */
  static Modes of(Path warehouse, Configuration configuration) {
    return new Modes(read(configuration), warehouse.toUri().getPath());
  }

  /** Those of files that belong to no warehouse. */
  static Modes outside() {
    return new Modes(PermissionsConfig.DEFAULT, "");
  }

  static void write(PermissionsConfig permissions, Configuration configuration) {
    configuration.setStrings(
        KEY,
        PermissionsConfig.text(permissions.directory()),
        PermissionsConfig.text(permissions.file()),
        PermissionsConfig.text(permissions.reportsDirectory()),
        PermissionsConfig.text(permissions.reportsFile()));
  }

  private static PermissionsConfig read(Configuration configuration) {
    return Optional.ofNullable(configuration.getStrings(KEY))
        .map(
            modes ->
                new PermissionsConfig(
                    mode(modes[0]), mode(modes[1]), mode(modes[2]), mode(modes[3])))
        .orElse(PermissionsConfig.DEFAULT);
  }

  private static int mode(String octal) {
    return Integer.parseInt(octal, OCTAL);
  }

  int ofFile(Path file) {
    return isReport(file) ? permissions.reportsFile() : permissions.file();
  }

  /** Who may enter the directory of the reports may pass the ones above it. */
  int ofDirectory(Path directory) {
    if (isReport(directory)) {
      return permissions.reportsDirectory();
    }
    return root.equals(path(directory)) || root.startsWith(path(directory) + "/")
        ? permissions.directory() | (permissions.reportsDirectory() & ENTER)
        : permissions.directory();
  }

  private boolean isReport(Path path) {
    return !root.isEmpty() && (path(path) + "/").startsWith(root + "/reports/");
  }

  private static String path(Path path) {
    return path.toUri().getPath();
  }
}
