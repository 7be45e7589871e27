package io.nodelog.app.bench;

import io.nodelog.hdfs.ledger.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes plain files into a warehouse on the local disk, beside what others would do to have them
 * copied, hashed and compressed. All of them use all cores.
 */
final class IngestRace {
  static final String COPY = "cp and sha256sum of each file";
  static final String ZSTD = "zstd -1 of each file";
  static final String TOGETHER = "cp, sha256sum and zstd -1 together";
  static final String LEVEL_1 = "nodelog ingest, raw.level=1";
  static final String STANDARD = "nodelog ingest, as it is set";
  static final String ONE_SOURCE = "nodelog ingest, files of one source";

  /** So much more time than the others together is good enough: four fifths of their speed. */
  static final double BUDGET = 1 / 0.8;

  /** Arguments: where to write, how many at once, and the files; $1 is one of them inside. */
  private static final String EACH_FILE =
      "export target=\"$1\"; cores=$2; shift 2;"
          + " printf '%%s\\0' \"$@\" | xargs -0 -n1 -P\"$cores\" bash -c '%s' bash";

  private static final String COPY_ONE = "cp \"$1\" \"$target\" && sha256sum \"$target/${1##*/}\"";
  private static final String ZSTD_ONE = "zstd -1 -q \"$1\" -o \"$target/${1##*/}.zst\"";

  private final BenchSettings settings;
  private final IngestData data;
  private final TimedCommand runner;
  private final Results results;
  private final Path copies;
  private final Path warehouse;

  IngestRace(BenchSettings settings, IngestData data, TimedCommand runner, Results results) {
    this.settings = settings;
    this.data = data;
    this.runner = runner;
    this.results = results;
    this.copies = settings.directory().resolve("copies");
    this.warehouse = settings.directory().resolve("warehouse");
  }

  /** Checks what is taken, then measures. */
  void run(Consumer<String> progress) throws IOException, InterruptedException {
    if (!Files.isExecutable(settings.launcher())) {
      results.skip("Ingest is left out: there is no " + settings.launcher() + ".");
      return;
    }
    boolean zstd = TimedCommand.isInstalled("zstd");
    if (!zstd) {
      results.skip("zstd is left out: it is not installed.");
    }
    progress.accept(check(zstd));
    new Race(runner, progress, results).run(contenders(zstd), settings.runs());
    results.addSum(TOGETHER, COPY, ZSTD);
    BenchData.deleteTree(copies);
    BenchData.deleteTree(warehouse);
  }

  private List<Contender> contenders(boolean zstd) {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(eachFile(COPY, COPY_ONE));
    if (zstd) {
      contenders.add(eachFile(ZSTD, ZSTD_ONE));
    }
    WholeCommand nodes = command(data.configuration());
    contenders.add(nodes.ingest(LEVEL_1, "nodelog.raw.level=1"));
    contenders.add(nodes.ingest(STANDARD));
    contenders.add(command(data.oneSource()).ingest(ONE_SOURCE));
    return contenders;
  }

  private WholeCommand command(Path configuration) {
    return new WholeCommand(settings.launcher(), configuration, warehouse, runner);
  }

  private Contender eachFile(String name, String script) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", EACH_FILE.formatted(script)));
    command.addAll(List.of("bash", copies.toString()));
    command.add(String.valueOf(Runtime.getRuntime().availableProcessors()));
    data.files().forEach(file -> command.add(file.toString()));
    return new Contender(
        name,
        () -> {
          BenchData.deleteTree(copies);
          Files.createDirectories(copies);
        },
        command);
  }

  /** What the ledger says of each file, and the bytes that were stored, have to be the file's. */
  private String check(boolean zstd) throws IOException, InterruptedException {
    Contender ingest = command(data.configuration()).ingest(STANDARD);
    ingest.preparation().prepare();
    runner.run(ingest.command());
    IngestCheck taken = IngestCheck.of(warehouse);
    for (Path file : data.files()) {
      Ingested entry = taken.require(file);
      if (zstd) {
        runner.run(taken.comparison(file, entry));
      }
    }
    return "nodelog ingest: right about " + taken.lines() + " lines of " + taken.files() + " files";
  }
}
