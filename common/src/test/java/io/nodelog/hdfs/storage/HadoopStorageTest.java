package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.config.PermissionsConfig;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class HadoopStorageTest extends StorageContract {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  private Storage storage;

  @Override
  Storage storage() throws IOException {
    if (storage == null) {
      storage = HDFS.storage();
    }
    return storage;
  }

  @Override
  Path folder() {
    return HDFS.folder();
  }

  @Test
  void letsNobodyElseRead() throws IOException {
    storage().create(new Path(folder(), "a/file")).close();
    storage().create(new Path(folder(), "a/tmp")).close();
    assertThat(storage().commit(new Path(folder(), "a/tmp"), new Path(folder(), "b/c"))).isTrue();

    assertThat(permission("a/file")).isEqualTo("rw-r-----");
    assertThat(permission("a")).isEqualTo("rwxr-x---");
    assertThat(permission("b")).isEqualTo("rwxr-x---");
  }

  @Test
  void opensReportsAndTheWayToThemWhereTheSettingsSaySo() throws IOException {
    Configuration configuration = HDFS.configuration();
    configuration.set("fs.permissions.umask-mode", "077");
    Storages.setPermissions(new PermissionsConfig(0700, 0600, 0755, 0644), configuration);
    Storage storage = Storages.of(folder().toUri(), configuration);

    storage.create(new Path(folder(), "tmp/finished")).close();
    storage.create(new Path(folder(), "tmp/other")).close();
    storage.replace(new Path(folder(), "tmp/finished"), new Path(folder(), "reports/a/b"));
    assertThat(storage.commit(new Path(folder(), "tmp/other"), new Path(folder(), "reports/c")))
        .isTrue();

    assertThat(permission("")).isEqualTo("rwx--x--x");
    assertThat(permission("tmp")).isEqualTo("rwx------");
    assertThat(permission("reports")).isEqualTo("rwxr-xr-x");
    assertThat(permission("reports/a")).isEqualTo("rwxr-xr-x");
    assertThat(permission("reports/a/b")).isEqualTo("rw-r--r--");
    assertThat(permission("reports/c")).isEqualTo("rw-r--r--");
  }

  @Test
  void findsTheClusterOfTheDefaultFileSystem() throws IOException {
    URI whole = Storages.whole(URI.create("hdfs:///any"), HDFS.configuration());
    Storage byDefault = Storages.of(whole, HDFS.configuration());

    assertThat(byDefault.status(new Path("/"))).isPresent();
  }

  private String permission(String name) throws IOException {
    FileSystem fileSystem = HDFS.dfs().getFileSystem();
    Path path = name.isEmpty() ? folder() : new Path(folder(), name);
    FileStatus status = fileSystem.getFileStatus(path);
    return status.getPermission().toString();
  }
}
