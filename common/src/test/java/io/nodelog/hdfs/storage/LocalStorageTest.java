package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
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

    assertThat(permissions("a")).startsWith("rwx").endsWith("---");
    assertThat(permissions("a/file")).startsWith("rw-").endsWith("---");
    assertThat(directory.resolve("a")).isDirectoryNotContaining("glob:**crc");
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
