package io.nodelog.hdfs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Processes that all commit to one ledger: every commit stands, each in a version of its own. */
@Tag("cluster")
class ManyProcessesTest {
  private static final int PROCESSES = 4;
  private static final int COMMITS = 50;

  /** How often one was too late when this was written, roughly; without any nothing is proved. */
  private static final long CONFLICTS = 50;

  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path directory;

  @Test
  void loseAndDoubleNothingOnALocalDisk() throws Exception {
    race(Storages.local(), new org.apache.hadoop.fs.Path(directory.resolve("warehouse").toUri()));
  }

  @Test
  void loseAndDoubleNothingOnHdfs() throws Exception {
    race(HDFS.storage(), HDFS.folder());
  }

  private void race(Storage storage, org.apache.hadoop.fs.Path warehouse) throws Exception {
    List<TestProcess> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          TestProcess.start(
              directory,
              "128m",
              LedgerWriter.class,
              warehouse.toString(),
              "run-" + i,
              "" + COMMITS));
    }
    long conflicts = 0;
    for (TestProcess process : processes) {
      conflicts += process.figures(300).get("conflicts");
    }
    LedgerState state = Ledger.open(storage, warehouse).load();
    List<String> batches = state.waiting().stream().map(Part::batch).toList();

    System.out.printf(
        "%d processes made %d versions of %s; %d times another was faster%n",
        PROCESSES, state.version(), warehouse, conflicts);
    assertThat(state.version()).isEqualTo(PROCESSES * COMMITS);
    assertThat(batches).hasSize(PROCESSES * COMMITS).doesNotHaveDuplicates();
    assertThat(
            batches.stream()
                .collect(
                    Collectors.groupingBy(batch -> batch.substring(0, 5), Collectors.counting())))
        .hasSize(PROCESSES)
        .allSatisfy((run, count) -> assertThat(count).isEqualTo(COMMITS));
    assertThat(state.stream("web-01", "access", "shared").orElseThrow().length())
        .isEqualTo(10L * PROCESSES * COMMITS);
    assertThat(LedgerCheck.findings(storage, warehouse))
        .allSatisfy(finding -> assertThat(finding).contains("/raw/"));
    assertThat(conflicts).isGreaterThanOrEqualTo(CONFLICTS);
  }
}
