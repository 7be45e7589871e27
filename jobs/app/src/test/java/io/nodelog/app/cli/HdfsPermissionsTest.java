package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.HdfsCluster;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The modes of everything that a run leaves on HDFS. */
@Tag("cluster")
class HdfsPermissionsTest {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path directory;

  @Test
  void onlyReportsAreOpenWhateverTheUmask() throws IOException {
    Site site = new Site(directory).warehouse(HDFS.folder());
    site.node("web-01", site.log("access.log", lines(0, 100) + "garbage\n"));
    site.set("rejects.max-share = 0.5");
    site.set("permissions { reports-directory = \"0755\", reports-file = \"0644\" }");

    site.job(0, "-D", "dfs.replication=1", "-D", "fs.permissions.umask-mode=000");

    Map<String, String> modes = modes();
    assertThat(modes).containsEntry("", "rwxr-x--x").containsEntry("raw", "rwxr-x---");
    assertThat(modes.keySet())
        .anyMatch(name -> name.startsWith("raw/"))
        .anyMatch(name -> name.startsWith("quarantine/"))
        .anyMatch(name -> name.startsWith("reports/ip_access/"));
    modes.forEach(
        (name, mode) -> {
          if (name.startsWith("reports")) {
            assertThat(mode).as(name).isIn("rwxr-xr-x", "rw-r--r--");
          } else if (!name.isEmpty()) {
            assertThat(mode).as(name).isIn("rwxr-x---", "rw-r-----");
          }
        });
  }

  private static Map<String, String> modes() throws IOException {
    FileSystem files = HDFS.dfs().getFileSystem();
    Map<String, String> modes = new TreeMap<>();
    add(files, files.getFileStatus(HDFS.folder()), modes);
    return modes;
  }

  private static void add(FileSystem files, FileStatus status, Map<String, String> modes)
      throws IOException {
    String name = HDFS.folder().toUri().relativize(status.getPath().toUri()).getPath();
    modes.put(name, status.getPermission().toString());
    if (status.isDirectory()) {
      for (FileStatus child : files.listStatus(status.getPath())) {
        add(files, child, modes);
      }
    }
  }
}
