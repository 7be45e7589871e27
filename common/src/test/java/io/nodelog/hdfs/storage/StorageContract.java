package io.nodelog.hdfs.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage keeps; subclasses say where. */
abstract class StorageContract {
  private static final int RACES = 60;
  private static final int RACERS = 4;

  /** The storage to be tested. */
  abstract Storage storage() throws IOException;

  /** A directory of this test, which need not exist. */
  abstract Path folder();

  @Test
  void givesBackWhatWasWritten() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);

    write("a/b/c", bytes);

    assertThat(read("a/b/c")).isEqualTo(bytes);
    assertThat(storage().status(path("a/b/c"))).map(FileEntry::length).contains(300_000L);
    assertThat(storage().status(path("a/b"))).map(FileEntry::directory).contains(true);
  }

  @Test
  void readsFromAnyPosition() throws IOException {
    write("file", "0123456789".getBytes(UTF_8));

    try (Storage.Input input = storage().open(path("file"))) {
      byte[] bytes = new byte[4];
      input.seek(7);
      assertThat(input.length()).isEqualTo(10);
      assertThat(input.read(bytes, 1, 3)).isEqualTo(2);
      assertThat(bytes).containsExactly(0, '7', '8', 0);
      assertThat(input.position()).isEqualTo(9);
      assertThat(input.read(bytes, 0, 4)).isEqualTo(1);
      assertThat(input.read(bytes, 0, 4)).isEqualTo(-1);
    }
  }

  @Test
  void keepsAnEmptyFile() throws IOException {
    write("empty", new byte[0]);

    assertThat(read("empty")).isEmpty();
    assertThat(storage().status(path("empty"))).isPresent();
  }

  @Test
  void saysThatThereIsNoFile() throws IOException {
    write("directory/file", new byte[1]);

    assertThatThrownBy(() -> storage().open(path("absent")))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> storage().open(path("directory")))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(storage().status(path("absent"))).isEmpty();
    assertThat(storage().list(path("absent"))).isEmpty();
    assertThat(storage().list(path("directory/file"))).isEmpty();
  }

  @Test
  void createsNothingOverSomethingElse() throws IOException {
    write("file", "old".getBytes(UTF_8));

    assertThatThrownBy(() -> storage().create(path("file")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> storage().create(path("file/below"))).isInstanceOf(IOException.class);

    assertThat(text("file")).isEqualTo("old");
  }

  @Test
  void commitsUnlessTheNameIsTaken() throws IOException {
    write("tmp/1", "one".getBytes(UTF_8));
    write("tmp/2", "two".getBytes(UTF_8));

    assertThat(storage().commit(path("tmp/1"), path("deep/down/final"))).isTrue();
    assertThat(storage().commit(path("tmp/2"), path("deep/down/final"))).isFalse();

    assertThat(text("deep/down/final")).isEqualTo("one");
    assertThat(storage().status(path("tmp/1"))).isEmpty();
    assertThat(text("tmp/2")).isEqualTo("two");
  }

  @Test
  void letsAFileCountAsNewWhenItsContentComesAgain() throws IOException {
    write("first", new byte[] {1});
    storage().commitOrTouch(path("first"), path("content"));
    FileEntry before = storage().status(path("content")).orElseThrow();
    write("second", new byte[] {1});

    storage().commitOrTouch(path("second"), path("content"));

    assertThat(storage().status(path("first"))).isEmpty();
    assertThat(storage().status(path("second"))).isEmpty();
    assertThat(read("content")).containsExactly(1);
    assertThat(storage().status(path("content")).orElseThrow().modified())
        .isAfterOrEqualTo(before.modified());
    assertThat(storage().touch(path("absent"))).isFalse();
    assertThat(storage().status(path("absent"))).isEmpty();
  }

  @Test
  void cannotCommitWhatIsNotThere() {
    assertThatThrownBy(() -> storage().commit(path("absent"), path("final")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nestsNothingInADirectoryThatHasTheName() throws IOException {
    write("final/inside", "inside".getBytes(UTF_8));
    write("tmp", "new".getBytes(UTF_8));

    assertThat(storage().commit(path("tmp"), path("final"))).isFalse();
    assertThatThrownBy(() -> storage().replace(path("tmp"), path("final")))
        .isInstanceOf(IOException.class);

    assertThat(names("final")).containsExactly("inside");
    assertThat(text("tmp")).isEqualTo("new");
  }

  @Test
  void letsExactlyOneOfRacingCommitsWin() throws Exception {
    Storage storage = storage();
    for (int race = 0; race < RACES; race++) {
      List<Callable<Boolean>> racers = new ArrayList<>();
      for (int racer = 0; racer < RACERS; racer++) {
        String finished = "tmp/" + race + "-" + racer;
        write(finished, finished.getBytes(UTF_8));
        Path target = path("final/" + race);
        racers.add(() -> storage.commit(path(finished), target));
      }

      List<Boolean> won = together(racers);

      assertThat(won).describedAs("race %s", race).containsOnlyOnce(true);
      assertThat(text("final/" + race)).isEqualTo("tmp/" + race + "-" + won.indexOf(true));
    }
  }

  @Test
  void letsExactlyOneOfRacingCreatesWin() throws Exception {
    Storage storage = storage();
    for (int race = 0; race < RACES; race++) {
      Path file = path("new/" + race);
      Callable<Boolean> racer =
          () -> {
            try (OutputStream out = storage.create(file)) {
              out.write(1);
              return true;
            } catch (FileAlreadyExistsException e) {
              return false;
            }
          };

      assertThat(together(List.of(racer, racer, racer, racer)))
          .describedAs("race %s", race)
          .containsOnlyOnce(true);
    }
  }

  @Test
  void showsReadersTheOldOrTheNewWhenReplacing() throws Exception {
    Storage storage = storage();
    write("pointer", whole(0));
    AtomicBoolean done = new AtomicBoolean();
    Callable<Boolean> writer =
        () -> {
          for (int i = 1; i <= RACES; i++) {
            write("tmp/" + i, whole(i));
            storage.replace(path("tmp/" + i), path("pointer"));
          }
          done.set(true);
          return true;
        };
    Callable<Boolean> reader =
        () -> {
          int last = 0;
          while (!done.get()) {
            last = wholeOf("pointer", last);
          }
          return true;
        };

    together(List.of(writer, reader));

    assertThat(read("pointer")).isEqualTo(whole(RACES));
    assertThat(names("tmp")).isEmpty();
  }

  @Test
  void deletesWhatIsThereAndMindsNothingElse() throws IOException {
    write("directory/file", new byte[1]);

    assertThatThrownBy(() -> storage().delete(path("directory"))).isInstanceOf(IOException.class);
    storage().delete(path("directory/file"));
    storage().delete(path("directory/file"));
    storage().delete(path("directory"));
    storage().delete(path("never/was"));

    assertThat(storage().status(path("directory"))).isEmpty();
  }

  @Test
  void listsWhatLiesDirectlyInADirectoryByName() throws IOException {
    for (String name : List.of("b", "_hidden", ".hidden", "a", "a-", "sub/below", "sub2/below")) {
      write("list/" + name, new byte[2]);
    }

    List<FileEntry> entries = storage().list(path("list"));

    assertThat(entries)
        .extracting(entry -> entry.path().getName())
        .containsExactly(".hidden", "_hidden", "a", "a-", "b", "sub", "sub2");
    assertThat(entries).extracting(FileEntry::length).containsExactly(2L, 2L, 2L, 2L, 2L, 0L, 0L);
    assertThat(entries.get(5).directory()).isTrue();
    assertThat(entries.get(2).path()).isEqualTo(path("list/a"));
    assertThat(entries.get(2)).isEqualTo(storage().status(path("list/a")).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        " ",
        "100%",
        "%41",
        "a#b",
        "a?b",
        "a+b=c&d",
        "{a,b}",
        "[1]*",
        "grün-日本-😀",
        "..a",
        "~",
        "'\"",
        "-rf",
        "$HOME",
        "_SUCCESS",
        ".crc"
      })
  void takesOddNamesAsTheyAre(String name) throws IOException {
    write("tmp/" + name, name.getBytes(UTF_8));
    assertThat(names("tmp")).containsExactly(name);

    assertThat(storage().commit(path("tmp/" + name), path("final/" + name))).isTrue();

    assertThat(names("final")).containsExactly(name);
    assertThat(storage().open(storage().list(path("final")).get(0).path())).isNotNull();
    assertThat(text("final/" + name)).isEqualTo(name);
    storage().delete(path("final/" + name));
    assertThat(names("final")).isEmpty();
  }

  private static byte[] whole(int i) {
    byte[] bytes = new byte[1_000 + 100 * i];
    Arrays.fill(bytes, (byte) i);
    return bytes;
  }

  /** A reader of HDFS may lose the blocks of the old file and look again; it never sees a mix. */
  private int wholeOf(String file, int last) throws IOException {
    byte[] bytes;
    try {
      bytes = read(file);
    } catch (FileNotFoundException e) {
      throw new AssertionError("The name was gone for a moment", e);
    } catch (IOException e) {
      return last;
    }
    assertThat(bytes).isEqualTo(whole(bytes[0]));
    assertThat((int) bytes[0]).isGreaterThanOrEqualTo(last);
    return bytes[0];
  }

  private static List<Boolean> together(List<Callable<Boolean>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      CountDownLatch start = new CountDownLatch(tasks.size());
      List<Future<Boolean>> running = new ArrayList<>();
      for (Callable<Boolean> task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return task.call();
                }));
      }
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> future : running) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private Path path(String relative) {
    return RelativePath.resolve(folder(), relative);
  }

  private void write(String relative, byte[] bytes) throws IOException {
    try (OutputStream out = storage().create(path(relative))) {
      out.write(bytes);
    }
  }

  private byte[] read(String relative) throws IOException {
    try (Storage.Input input = storage().open(path(relative))) {
      byte[] bytes = new byte[(int) input.length() + 1];
      int length = 0;
      for (int count = 0; count >= 0; count = input.read(bytes, length, bytes.length)) {
        length += count;
      }
      return Arrays.copyOf(bytes, length);
    }
  }

  private String text(String relative) throws IOException {
    return new String(read(relative), UTF_8);
  }

  private List<String> names(String directory) throws IOException {
    return storage().list(path(directory)).stream().map(entry -> entry.path().getName()).toList();
  }
}
