package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class FaultyStorageTest {
  private static final Path TMP = new Path("memory:/tmp");
  private static final Path FINAL = new Path("memory:/final");

  private final MemoryStorage memory = new MemoryStorage();

  @Test
  void countsEveryChange() throws IOException {
    FaultyStorage storage = FaultyStorage.counting(memory);

    writeAndCommit(storage);
    storage.delete(FINAL);

    assertThat(storage.trace())
        .containsExactly(
            "create memory:/tmp",
            "close memory:/tmp",
            "commit memory:/final",
            "delete memory:/final");
  }

  @Test
  void diesBeforeAndAfter() throws IOException {
    FaultyStorage before = new FaultyStorage(memory, 3, Fault.DIE_BEFORE);
    assertThatThrownBy(() -> writeAndCommit(before)).isInstanceOf(Died.class);
    assertThat(memory.files()).containsExactly("/tmp");
    assertThatThrownBy(() -> before.status(TMP)).isInstanceOf(Died.class);

    memory.delete(TMP);
    FaultyStorage after = new FaultyStorage(memory, 3, Fault.DIE_AFTER);
    assertThatThrownBy(() -> writeAndCommit(after)).isInstanceOf(Died.class);
    assertThat(memory.files()).containsExactly("/final");
  }

  @Test
  void throwsOnceOrForEver() throws IOException {
    FaultyStorage once = new FaultyStorage(memory, 3, Fault.THROW_ONCE);
    assertThatThrownBy(() -> writeAndCommit(once)).isInstanceOf(IOException.class);
    assertThat(memory.files()).containsExactly("/tmp");
    assertThat(once.commit(TMP, FINAL)).isTrue();

    FaultyStorage forever = new FaultyStorage(memory, 1, Fault.THROW_FOREVER);
    assertThat(forever.status(FINAL)).isPresent();
    assertThatThrownBy(() -> forever.delete(FINAL)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> forever.delete(FINAL)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> forever.status(FINAL)).isInstanceOf(IOException.class);
  }

  @Test
  void throwsAlthoughItTookEffect() {
    FaultyStorage storage = new FaultyStorage(memory, 3, Fault.TOOK_EFFECT_BUT_THREW);

    assertThatThrownBy(() -> writeAndCommit(storage)).isInstanceOf(IOException.class);

    assertThat(memory.files()).containsExactly("/final");
  }

  @Test
  void leavesHalfAFile() throws IOException {
    FaultyStorage storage = new FaultyStorage(memory, 2, Fault.TORN_WRITE);

    assertThatThrownBy(() -> writeAndCommit(storage)).isInstanceOf(Died.class);

    assertThat(memory.get(TMP)).hasSize(5);
  }

  private static void writeAndCommit(Storage storage) throws IOException {
    try (OutputStream out = storage.create(TMP)) {
      out.write(new byte[10]);
    }
    assertThat(storage.commit(TMP, FINAL)).isTrue();
  }
}
