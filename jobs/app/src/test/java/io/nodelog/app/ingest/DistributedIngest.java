package io.nodelog.app.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.gc.Gc;
import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.scan.UnitAttempt;
import io.nodelog.hdfs.scan.UnitWork;
import io.nodelog.hdfs.scan.Workers;
import io.nodelog.hdfs.storage.Storages;
import io.nodelog.spark.SparkEngine;
import io.nodelog.spark.SparkSessions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads the sources, the driver or the tasks of Spark, takes the same lines of them. */
abstract class DistributedIngest {
  private static final int NODES = 24;

  /** Longer than any test, so that what is committed next counts as later. */
  private static final Duration LATER = Duration.ofDays(30);

  private static SparkSession spark;

  private final AtomicInteger runs = new AtomicInteger();
  private Path logs;

  /** A directory of this test alone. */
  abstract Path root() throws IOException;

  /** How to reach it. */
  abstract Configuration hadoop();

  /** The file system that it lies on. */
  abstract FileSystem files() throws IOException;

  @BeforeAll
  static void startSpark() throws IOException {
    Configuration settings = new Configuration();
    settings.set("spark.master", "local[2,4]");
    settings.set("spark.ui.enabled", "false");
    settings.set("spark.driver.bindAddress", "127.0.0.1");
    settings.set("spark.driver.host", "127.0.0.1");
    spark = SparkSessions.open("test", settings, Duration.ofMinutes(1));
  }

  @AfterAll
  static void stopSpark() throws IOException {
    spark.close();
  }

  @BeforeEach
  void writeLogs() throws IOException {
    logs = new Path(root(), "logs");
    for (int node = 1; node <= NODES; node++) {
      write(node, "access.log", Site.lines(node, 0, 20 + node) + "unfinished");
      write(node, "access.log.1.gz", Site.gzip(Site.lines(100 + node, 0, 30)));
    }
  }

  private void write(int node, String name, String text) throws IOException {
    write(node, name, text.getBytes(UTF_8));
  }

  private void write(int node, String name, byte[] bytes) throws IOException {
    try (var out = files().create(new Path(logs, "web-" + node + "/" + name), true)) {
      out.write(bytes);
    }
  }

  private Run run(String warehouse) throws IOException {
    return run(warehouse, Instant.now());
  }

  private Run run(String warehouse, Instant now) throws IOException {
    StringBuilder nodes = new StringBuilder();
    for (int node = 1; node <= NODES; node++) {
      nodes.append(
          "{ name = web-%d, sources = [{ name = access, format = apache_combined, uri = \"%s\" }] }\n"
              .formatted(node, new Path(logs, "web-" + node + "/access.log*")));
    }
    Path directory = new Path(root(), warehouse);
    NodelogConfig config =
        NodelogConfig.parse(
            "nodelog { warehouse = \"%s\", raw.frame-size = 1KiB, nodes = [\n%s] }"
                .formatted(directory, nodes));
    return new Run(
        config,
        hadoop(),
        Storages.of(directory.toUri(), hadoop()),
        directory,
        "run-" + runs.incrementAndGet(),
        now);
  }

  private Workers workers(Run run) {
    return new SparkEngine(SparkSessions.context(spark), run.config().warehouse(), run.hadoop());
  }

  private Ingest.Result distributed(Run run) throws Exception {
    return distributed(run, workers(run));
  }

  private static Ingest.Result distributed(Run run, Workers workers) throws Exception {
    try {
      return Ingest.run(run, DataInterval.ALL, workers, bytes -> {});
    } finally {
      run.removeTemporaries();
    }
  }

  /** What the ledger has, but for names that every run makes up. */
  private static List<Ingested> entries(Run run) throws IOException {
    LedgerState state = run.ledger().load();
    List<Ingested> entries = new ArrayList<>();
    for (Part part : state.waiting()) {
      state.ingested(part).forEach(entry -> entries.add(unnamed(entry)));
    }
    entries.sort(
        Comparator.comparing(Ingested::node)
            .thenComparing(Ingested::file)
            .thenComparing(Ingested::from));
    return entries;
  }

  private static Ingested unnamed(Ingested entry) {
    return new Ingested(
        "any",
        entry.node(),
        entry.source(),
        entry.format(),
        entry.file(),
        "any",
        entry.from(),
        entry.to(),
        entry.lines(),
        entry.prefixSha256(),
        entry.headTail(),
        entry.closed(),
        entry.segments(),
        entry.zone(),
        entry.header(),
        entry.detectedPermille());
  }

  private static void requireSound(Run run) throws Exception {
    assertThat(WarehouseCheck.findings(run)).isEmpty();
    assertThat(run.storage().list(run.path("tmp"))).isEmpty();
  }

  @Test
  void takesWhatOneProcessTakesNowAndWhenFilesHaveGrown() throws Exception {
    Run alone = run("alone");
    Run together = run("together");

    assertThat(Ingest.run(alone).taken()).hasSize(2 * NODES);
    assertThat(distributed(together).lines()).isEqualTo(2L * NODES + 48 * NODES + 300);

    assertThat(entries(together)).isEqualTo(entries(alone));
    for (int node = 1; node <= NODES; node += 2) {
      write(node, "access.log", Site.lines(node, 0, 50));
      write(node, "access.log.2.gz", Site.gzip(Site.lines(100 + node, 0, 30)));
    }
    Ingest.Result more = Ingest.run(run("alone"));
    Run again = run("together");
    Ingest.Result moreTogether = distributed(again);
    assertThat(moreTogether.unchanged()).isEqualTo(more.unchanged()).isPositive();
    assertThat(moreTogether.lines()).isEqualTo(more.lines()).isPositive();
    assertThat(entries(again)).isEqualTo(entries(run("alone")));
    assertThat(distributed(run("together")).taken()).isEmpty();
    requireSound(again);
  }

  @Test
  void aSourceThatCannotBeReadStopsNoOther() throws Exception {
    byte[] torn = Site.gzip(Site.lines(7, 0, 500));
    write(7, "access.log.1.gz", Arrays.copyOf(torn, torn.length / 2));
    write(8, "access.log.1.gz", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0});

    Ingest.Result alone = Ingest.run(run("alone"));
    Run run = run("together");
    Ingest.Result together = distributed(run);

    assertThat(together.problems()).hasSize(1).isEqualTo(alone.problems());
    assertThat(together.notes())
        .containsExactlyInAnyOrderElementsOf(alone.notes())
        .anyMatch(note -> note.contains("ends early"));
    assertThat(together.taken()).hasSameSizeAs(alone.taken());
    assertThat(entries(run)).isEqualTo(entries(run("alone")));
    requireSound(run);
  }

  /** Every unit fails once after all was stored, as if its worker had died then. */
  private static final class FailsOnce implements UnitWork {
    private static final long serialVersionUID = 1L;
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    private final UnitWork work;

    FailsOnce(UnitWork work) {
      this.work = work;
    }

    @Override
    public byte[] on(byte[] unit, UnitAttempt attempt) throws IOException {
      byte[] done = work.on(unit, attempt);
      if (FAILED.add(new String(unit, UTF_8))) {
        throw new IOException("the worker died");
      }
      return done;
    }
  }

  /** Workers to which something is done on the way. */
  private record Changed(Workers workers, UnaryOperator<UnitWork> change, boolean driverDies)
      implements Workers {
    @Override
    public List<byte[]> map(String name, List<byte[]> units, UnitWork work)
        throws IOException, InterruptedException {
      List<byte[]> done = workers.map(name, units, change.apply(work));
      if (driverDies) {
        throw new IllegalStateException("the driver died");
      }
      return done;
    }

    @Override
    public boolean onThisMachine() {
      return workers.onThisMachine();
    }
  }

  @Test
  void attemptsThatFailDoNoHarm() throws Exception {
    FailsOnce.FAILED.clear();
    Run alone = run("alone");
    Ingest.run(alone);
    Run run = run("together");

    distributed(run, new Changed(workers(run), FailsOnce::new, false));

    assertThat(FailsOnce.FAILED).hasSize(NODES);
    assertThat(entries(run)).isEqualTo(entries(alone));
    requireSound(run);
  }

  @Test
  void twoAttemptsAtOnceStoreTheSame() throws Exception {
    Run run = run("together");
    List<SourceFile> listed = SourceListing.of(run).files();
    List<SourceFile> ofOne = listed.stream().filter(file -> file.node().equals("web-3")).toList();
    byte[] unit = UnitCodec.encode(new SourceUnit(ofOne, List.of()));
    TakeUnit work = new TakeUnit(run);

    List<TakenSource> both =
        Parallel.map(
            2,
            List.of("first", "second"),
            name ->
                UnitCodec.takenSource(
                    work.on(
                        unit,
                        new UnitAttempt(
                            run.hadoop(), run.config().warehouse(), name, bytes -> {}))));

    assertThat(both.get(0).taken()).hasSize(2);
    assertThat(both.get(1).taken().stream().map(DistributedIngest::unnamed))
        .containsExactlyElementsOf(
            both.get(0).taken().stream().map(DistributedIngest::unnamed).toList());
    run.commit(run.ledger().load(), both.get(1).taken());
    run.removeTemporaries();
    requireSound(run);
  }

  /** An attempt that is killed: it leaves a temporary file and gives no answer. */
  private record Killed(UnitWork work) implements UnitWork {
    @Override
    public byte[] on(byte[] unit, UnitAttempt attempt) throws IOException {
      Path left = new Path(attempt.warehouse() + "/tmp/run-1/" + attempt.name() + "/left-0");
      Storages.of(attempt.warehouse(), attempt.hadoop()).create(left).close();
      return work.on(unit, attempt);
    }
  }

  @Test
  void aDriverThatDiesLeavesWorkForTheNextAndGarbageForGc() throws Exception {
    Run dead = run("together");
    Workers dying = new Changed(workers(dead), Killed::new, true);
    assertThatThrownBy(() -> Ingest.run(dead, DataInterval.ALL, dying, bytes -> {}))
        .hasMessageContaining("the driver died");
    assertThat(dead.ledger().load().version()).isZero();

    Run next = run("together");
    assertThat(distributed(next).taken()).hasSize(2 * NODES);
    Gc.remove(run("together", Instant.now().plus(LATER)));

    requireSound(next);
    Run alone = run("alone");
    Ingest.run(alone);
    assertThat(entries(next)).isEqualTo(entries(alone));
  }
}
