package io.nodelog.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.run.Outcome;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain copies become right again, whatever was done to them. */
class ExportTest {
  @TempDir Path directory;
  private final Storage storage = Storages.local();
  private org.apache.hadoop.fs.Path warehouse;
  private Path copy;
  private Site site;

  @BeforeEach
  void publish() throws Exception {
    warehouse = new org.apache.hadoop.fs.Path(directory.resolve("warehouse").toUri());
    copy = directory.resolve("warehouse/reports/ip_access/date=2026-11-21/part-00000.parquet");
    site = new Site(directory.resolve("logs"));
    site.write("web-1", "access.log", Site.lines(1, 0, 10));
    Site.work(site.run(storage, warehouse));
  }

  @Test
  void leavesCopiesAloneThatAreRight() throws Exception {
    Object before = Files.readAttributes(copy, "*").get("fileKey");

    assertThat(Publish.run(site.run(storage, warehouse)).exported()).isZero();
    assertThat(Files.readAttributes(copy, "*").get("fileKey")).isEqualTo(before);
  }

  @Test
  void replacesACopyOfTheSameLengthThatAnotherRunWroteMeanwhile() throws Exception {
    byte[] other = Files.readAllBytes(copy);
    other[other.length / 2] ^= 1;
    Files.write(copy, other);
    Files.setLastModifiedTime(copy, FileTime.from(Instant.now().plusSeconds(1)));
    assertThat(WarehouseCheck.findings(site.run(storage, warehouse)))
        .singleElement()
        .asString()
        .contains("part-00000.parquet", "was written by another run");

    Run next = site.run(storage, warehouse);
    assertThat(Publish.run(next).exported()).isEqualTo(1);
    Outcome.of(next).requireLines(10);
  }

  @Test
  void replacesTheCopiesOfAnEarlierVersionThatARunLeftWhichDiedBehindItsCommit() throws Exception {
    Path reports = directory.resolve("warehouse/reports");
    Path earlier = directory.resolve("earlier");
    copyTree(reports, earlier);
    site.write("web-1", "access.log", Site.lines(1, 0, 20));
    Site.work(site.run(storage, warehouse));
    copyTree(earlier, reports);

    assertThat(WarehouseCheck.findings(site.run(storage, warehouse)))
        .isNotEmpty()
        .allMatch(finding -> finding.endsWith("; harmless, publish writes it anew"));

    Run next = site.run(storage, warehouse);
    assertThat(Publish.run(next).exported()).isPositive();
    Outcome.of(next).requireLines(20);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : tree.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(
              file,
              target,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @Test
  void replacesACopyThatIsGoneAndAManifestThatIsTorn() throws Exception {
    Files.delete(copy);
    Path manifest = directory.resolve("warehouse/reports/_PUBLISHED.json");
    Files.writeString(manifest, Files.readString(manifest).substring(0, 20));

    Run next = site.run(storage, warehouse);
    Publish.run(next);
    Outcome.of(next).requireLines(10);
  }

  private Path marker() {
    return directory.resolve("warehouse/reports/_dates/date=2026-11-21/_SUCCESS");
  }

  @Test
  void marksADateBehindAllOfItsCopies() throws Exception {
    String first = Files.readString(marker());
    assertThat(first).matches("\\{\"date\":\"2026-11-21\",\"version\":\\d+}");
    Object before = Files.readAttributes(marker(), "*").get("fileKey");
    Publish.run(site.run(storage, warehouse));
    assertThat(Files.readAttributes(marker(), "*").get("fileKey")).isEqualTo(before);

    site.write("web-1", "access.log", Site.lines(1, 0, 20));
    Site.work(site.run(storage, warehouse));
    assertThat(Files.readString(marker())).isNotEqualTo(first);
  }

  /** The same storage, which says first what it replaces. */
  private Storage watched(Consumer<URI> replaced) {
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("replace")) {
                replaced.accept(((org.apache.hadoop.fs.Path) arguments[1]).toUri());
              }
              try {
                return method.invoke(storage, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void noMarkIsThereWhileCopiesAreReplaced() throws Exception {
    site.write("web-1", "access.log", Site.lines(1, 0, 20));
    List<String> replaced = new ArrayList<>();
    Storage watched =
        watched(
            target -> {
              if (target.getPath().contains("/reports/")) {
                replaced.add(target.getPath().substring(target.getPath().lastIndexOf('/') + 1));
                assertThat(marker()).describedAs("while %s is replaced", target).doesNotExist();
              }
            });

    Site.work(site.run(watched, warehouse));

    assertThat(replaced).hasSizeGreaterThan(3).endsWith("_PUBLISHED.json", "_SUCCESS");
    assertThat(marker()).exists();
  }

  @Test
  void marksTheDatesOfAWarehouseThatHadNoMarks() throws Exception {
    Files.delete(marker());

    assertThat(Publish.run(site.run(storage, warehouse)).exported()).isZero();
    assertThat(marker()).exists();
  }
}
