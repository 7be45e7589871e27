package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modes of everything that a run leaves on a local disk. */
class PermissionsTest {
  @TempDir Path directory;

  @Test
  void aUmaskTakesNothingFromTheGroup() throws Exception {
    Site site = new Site(directory);
    site.node("web-01", site.log("access.log", lines(0, 100) + "garbage\n"));
    site.set("rejects.max-share = 0.5");

    Run run =
        JavaProcess.startUnder(
                "077", directory, "256m", "run", "--config", site.config().toString())
            .end(60);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(site.names())
        .anyMatch(name -> name.startsWith("quarantine/"))
        .anyMatch(name -> name.startsWith("reports/ip_access/"))
        .allSatisfy(name -> assertMode(site.warehouse().resolve(name)));
  }

  private static void assertMode(Path path) throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .as(path.toString())
        .isEqualTo(Files.isDirectory(path) ? "rwxr-x---" : "rw-r-----");
  }
}
