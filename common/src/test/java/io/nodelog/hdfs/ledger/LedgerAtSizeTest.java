package io.nodelog.hdfs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of a million files, in a process that has 256 MiB of heap. */
@Tag("cluster") // for its time: a minute or two on a busy machine
class LedgerAtSizeTest {
  private static final int FILES = 1_000_000;
  private static final int FILES_A_COMMIT = 5_000;

  @TempDir Path directory;

  /** B36: a commit that loads everything that was ever committed runs out of memory. */
  @Test
  void aMillionFilesLoadIn256MiB() throws Exception {
    Map<String, Long> figures =
        TestProcess.start(
                directory,
                "256m",
                LedgerAtSize.class,
                directory.resolve("warehouse").toString(),
                "" + FILES,
                "" + FILES_A_COMMIT)
            .figures(600);

    assertThat(figures)
        .containsEntry("streams from checkpoint", (long) FILES)
        .containsEntry("streams from versions", (long) FILES)
        .containsEntry("versions from checkpoint", (long) FILES / FILES_A_COMMIT)
        .containsEntry("waiting from checkpoint", figures.get("waiting from versions"));
    assertThat(figures)
        .containsEntry("waiting from rebuild", 500L * FILES / FILES_A_COMMIT)
        .containsEntry("rows of the last part", FILES_A_COMMIT / 500L);
    assertThat(figures.get("heap from checkpoint")).isLessThan(160L << 20);
    assertThat(figures.get("bytes written"))
        .describedAs("versions, and all checkpoints together")
        .isLessThan(FILES * 1_200L);
  }
}
