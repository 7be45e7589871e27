package io.nodelog.app.doctor;

import io.nodelog.app.run.Failures;
import io.nodelog.app.run.Run;
import io.nodelog.config.PermissionsConfig;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Checks that directories which were there before, or before the settings changed, let in nobody
 * whom the settings do not, and that whoever may read reports gets to them.
 */
final class ModeCheck {
  private static final String CHECK = "modes";
  private static final String REPORTS = "reports";
  private static final int OTHERS = 0077;
  private static final int ENTER = 0011;

  private final FileSystem files;
  private final PermissionsConfig permissions;

  private ModeCheck(FileSystem files, PermissionsConfig permissions) {
    this.files = files;
    this.permissions = permissions;
  }

  /** Checks a warehouse that is there. */
  static Finding check(Run run) {
    try {
      FileSystem files = run.warehouse().getFileSystem(run.hadoop());
      return new ModeCheck(files, run.config().permissions()).checkAll(run);
    } catch (IOException e) {
      return Finding.warn(CHECK, "Cannot tell them: " + Failures.reason(e), "look at them by hand");
    }
  }

  private Finding checkAll(Run run) throws IOException {
    int pass = permissions.reportsDirectory() & ENTER;
    int root = mode(run.warehouse());
    List<String> open = new ArrayList<>();
    if (isOpen(root, permissions.directory() | pass)) {
      open.add(text(run.warehouse(), root));
    }
    for (FileEntry entry : run.storage().list(run.warehouse())) {
      boolean reports = entry.path().getName().equals(REPORTS);
      int wanted = reports ? permissions.reportsDirectory() : permissions.directory();
      if (entry.directory() && isOpen(mode(entry.path()), wanted)) {
        open.add(text(entry.path(), mode(entry.path())));
      }
    }
    if (!open.isEmpty()) {
      return Finding.warn(
          CHECK,
          "more may be read than nodelog.permissions says: " + String.join(", ", open),
          "take it away with chmod, or change the settings");
    }
    return (root & pass) == pass
        ? Finding.ok(CHECK, "nobody is let in whom nodelog.permissions does not let in")
        : Finding.warn(
            CHECK,
            "reports may be read, but their way is closed: " + text(run.warehouse(), root),
            "let others pass it: chmod +x");
  }

  private static boolean isOpen(int mode, int wanted) {
    return (mode & OTHERS & ~wanted) != 0;
  }

  private int mode(Path path) throws IOException {
    return files.getFileStatus(path).getPermission().toShort();
  }

  private static String text(Path path, int mode) {
    return path.getName() + " has " + PermissionsConfig.text(mode);
  }
}
