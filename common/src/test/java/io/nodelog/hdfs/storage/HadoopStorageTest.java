package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  void findsTheClusterOfTheDefaultFileSystem() throws IOException {
    Storage byDefault = Storages.of(java.net.URI.create("hdfs:///any"), HDFS.configuration());

    assertThat(byDefault.status(new Path("/"))).isPresent();
  }

  private String permission(String name) throws IOException {
    FileSystem fileSystem = HDFS.dfs().getFileSystem();
    FileStatus status = fileSystem.getFileStatus(new Path(folder(), name));
    return status.getPermission().toString();
  }
}
