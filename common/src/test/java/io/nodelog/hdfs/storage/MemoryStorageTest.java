package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends StorageContract {
  private final MemoryStorage storage = new MemoryStorage();

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  Path folder() {
    return new Path("memory:/test");
  }

  @Test
  void tearsWhatWasOpenAtACrash() throws IOException {
    Path file = new Path(folder(), "file");
    OutputStream out = storage.create(file);
    out.write(new byte[100]);
    assertThat(storage.get(file)).isEmpty();

    storage.crash(new Random(1));

    assertThat(storage.get(file)).hasSizeBetween(1, 99);
    assertThatThrownBy(out::close).hasMessageContaining("lease");
  }

  @Test
  void refusesToCommitAnOpenFile() throws IOException {
    try (OutputStream out = storage.create(new Path(folder(), "open"))) {
      out.write(1);
      assertThatThrownBy(
              () -> storage.commit(new Path(folder(), "open"), new Path(folder(), "final")))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
