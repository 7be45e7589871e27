package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.config.PermissionsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageContract {
  private final Storage storage = Storages.local();

  @TempDir java.nio.file.Path directory;

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  Path folder() {
    return new Path(directory.toUri());
  }

  @Test
  void letsNobodyElseRead() throws IOException {
    storage.create(new Path(folder(), "a/file")).close();

    assertThat(permissions("a")).isEqualTo("rwxr-x---");
    assertThat(permissions("a/file")).isEqualTo("rw-r-----");
    assertThat(directory.resolve("a")).isDirectoryNotContaining("glob:**crc");
  }

  @Test
  void opensReportsAndTheWayToThemWhereTheSettingsSaySo() throws IOException {
    Configuration configuration = new Configuration();
    Storages.setPermissions(new PermissionsConfig(0700, 0600, 0755, 0644), configuration);
    Path warehouse = new Path(folder(), "x/w");
    Storage storage = Storages.of(warehouse.toUri(), configuration);

    storage.create(new Path(warehouse, "tmp/finished")).close();
    storage.create(new Path(warehouse, "tmp/other")).close();
    storage.replace(new Path(warehouse, "tmp/finished"), new Path(warehouse, "reports/a/b"));
    assertThat(storage.commit(new Path(warehouse, "tmp/other"), new Path(warehouse, "reports/c")))
        .isTrue();

    assertThat(permissions("x")).isEqualTo("rwx--x--x");
    assertThat(permissions("x/w")).isEqualTo("rwx--x--x");
    assertThat(permissions("x/w/tmp")).isEqualTo("rwx------");
    assertThat(permissions("x/w/reports")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("x/w/reports/a")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("x/w/reports/a/b")).isEqualTo("rw-r--r--");
    assertThat(permissions("x/w/reports/c")).isEqualTo("rw-r--r--");
  }

  @Test
  void refusesPathsOfOtherFileSystems() {
    assertThatThrownBy(() -> storage.open(new Path("hdfs://elsewhere/x")))
        .hasMessage("Invalid path: hdfs://elsewhere/x (must be absolute, of scheme file)");
    assertThatThrownBy(() -> storage.open(new Path("x")))
        .hasMessage("Invalid path: x (must be absolute, of scheme file)");
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }
}
