package io.nodelog.app.bench;

import io.nodelog.app.generate.FleetGenerator;
import io.nodelog.app.generate.FleetPlan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The generated log that everything is measured on, with its true answers. */
final class BenchData {
  private final Path directory;

  private BenchData(Path directory) {
    this.directory = directory;
  }

  /** Generates the log, unless a run before left it. */
  static BenchData of(Path parent, long lines) throws IOException {
    FleetPlan plan = FleetPlan.bench(lines);
    BenchData data = new BenchData(parent.resolve("seed-" + plan.seed() + "-lines-" + lines));
    // Totals are written last: without them the log may be a part only.
    if (!Files.exists(data.directory.resolve("answers/totals.csv"))) {
      deleteTree(data.directory);
      FleetGenerator.generate(plan, data.directory);
    }
    return data;
  }

  Path log() {
    return directory.resolve("bench-01/access.log");
  }

  /** The first lines of the log in a file of their own, for what would take too long otherwise. */
  Path head(long lines) throws IOException {
    Path head = directory.resolve("head-" + lines + ".log");
    if (!Files.exists(head)) {
      Path part = directory.resolve("head.part");
      try (Stream<String> all = Files.lines(log(), StandardCharsets.ISO_8859_1);
          BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.ISO_8859_1)) {
        for (String line : (Iterable<String>) all.limit(lines)::iterator) {
          out.write(line);
          out.write('\n');
        }
      }
      Files.move(part, head);
    }
    return head;
  }

  Path configuration() {
    return directory.resolve("nodelog.conf");
  }

  long bytes() throws IOException {
    return Files.size(log());
  }

  /** Returns the true number of requests of each client. */
  Map<String, Long> requestsByClient() throws IOException {
    Map<String, Long> requests = new TreeMap<>();
    try (Stream<String> rows = Files.lines(directory.resolve("answers/clients.csv")).skip(1)) {
      rows.map(row -> row.split(",", -1))
          .forEach(cells -> requests.merge(cells[1], Long.parseLong(cells[3]), Long::sum));
    }
    return requests;
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
