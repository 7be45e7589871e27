package io.nodelog.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that get another name between two looks. */
class SeenFilesTest {
  private static final StreamLimits LIMITS = StreamLimits.standard();

  @TempDir Path logs;
  private final Map<SourceFile, StreamProbe> probes = new LinkedHashMap<>();
  private SourceStorages storages;
  private Site site;

  @BeforeEach
  void start() {
    site = new Site(logs);
    Run run = site.run(new MemoryStorage(), new org.apache.hadoop.fs.Path("memory:/warehouse"));
    storages = SourceStorages.of(run, "web-1", "access");
  }

  private SourceFile look(String name) throws IOException {
    Path path = site.file("web-1", name);
    FileEntry entry =
        Storages.local().status(new org.apache.hadoop.fs.Path(path.toUri())).orElseThrow();
    SourceFile file = new SourceFile("web-1", "access", "apache_combined", Optional.empty(), entry);
    probes.put(file, StreamProbe.of(storages.of(file), file, List.of(), LIMITS));
    return file;
  }

  private void open(SourceFile file, boolean anew) throws IOException {
    try (SourceBytes bytes = new SeenFiles(storages, LIMITS, probes).open(file, anew)) {
      assertThat(bytes.read()).isEqualTo('1');
    }
  }

  private void rotate() throws IOException {
    Files.move(site.file("web-1", "access.log"), site.file("web-1", "access.log.1"));
  }

  @Test
  void areNotTakenFromTheirStartIfTheyWereSeenUnderAnotherName() throws IOException {
    site.write("web-1", "access.log", Site.lines(1, 0, 10));
    SourceFile before = look("access.log");
    rotate();
    site.write("web-1", "access.log.1", Site.lines(1, 0, 12));
    SourceFile after = look("access.log.1");

    assertThatThrownBy(() -> open(after, true)).isInstanceOf(FileReplaced.class);
    site.write("web-1", "access.log", Site.lines(1, 12, 20));
    assertThatThrownBy(() -> open(after, true)).isInstanceOf(FileReplaced.class);
    assertThatThrownBy(() -> open(before, true)).isInstanceOf(FileReplaced.class);
    open(after, false);
  }

  @Test
  void areTakenIfTheOtherFileStillBeginsLikeThem() throws IOException {
    String head = Site.lines(1, 0, 10);
    site.write("web-1", "access.log", head + Site.lines(1, 20, 21));
    site.write("web-1", "access.log.1", head + Site.lines(1, 30, 32));
    SourceFile one = look("access.log");
    SourceFile other = look("access.log.1");

    open(one, true);
    open(other, true);
    site.write("web-1", "access.log", head + Site.lines(1, 20, 25));
    open(other, true);
  }

  @Test
  void areTakenIfAnUnlikeFileIsReplaced() throws IOException {
    site.write("web-1", "access.log", Site.lines(1, 0, 10));
    site.write("web-1", "access.log.1", Site.lines(1, 10, 20));
    look("access.log");
    SourceFile other = look("access.log.1");
    Files.delete(site.file("web-1", "access.log"));

    open(other, true);
  }
}
