package io.nodelog.app.bench;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Ledger;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what lies in a warehouse against the files that it was taken from. */
final class IngestCheck {
  private static final String COMPARE = "file=\"$1\"; shift; zstdcat \"$@\" | cmp - \"$file\"";

  private final Path warehouse;
  private final Map<String, Ingested> entries = new TreeMap<>();

  private IngestCheck(Path warehouse) {
    this.warehouse = warehouse;
  }

  /** Reads what the ledger says. */
  static IngestCheck of(Path warehouse) throws IOException {
    IngestCheck check = new IngestCheck(warehouse);
    LedgerState state =
        Ledger.open(Storages.local(), new org.apache.hadoop.fs.Path(warehouse.toUri())).load();
    for (Part part : state.waiting()) {
      state.ingested(part).forEach(entry -> check.entries.put(fileName(entry.file()), entry));
    }
    return check;
  }

  private static String fileName(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /**
   * Returns what was taken of a file.
   *
   * @throws BenchFailed if that is not all of it
   */
  Ingested require(Path file) throws IOException {
    Ingested entry = entries.get(fileName(file.toString()));
    if (entry == null) {
      throw new BenchFailed("nodelog ingest is wrong: it did not take " + file);
    }
    long lines = lines(file);
    if (entry.bytes() != Files.size(file) || entry.lines() != lines) {
      throw new BenchFailed(
          "nodelog ingest is wrong: it took %d lines and %d bytes of %s instead of %d and %d"
              .formatted(entry.lines(), entry.bytes(), file, lines, Files.size(file)));
    }
    return entry;
  }

  private static long lines(Path file) throws IOException {
    byte[] block = new byte[1 << 20];
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int count; (count = in.read(block)) > 0; ) {
        lines += ByteSearch.count(block, 0, count, (byte) '\n');
      }
    }
    return lines;
  }

  /** A command that fails unless the stored segments, decompressed by zstd, are the file. */
  List<String> comparison(Path file, Ingested entry) {
    List<String> command = new ArrayList<>(List.of("bash", "-o", "pipefail", "-c", COMPARE));
    command.addAll(List.of("bash", file.toString()));
    entry.segments().forEach(one -> command.add(warehouse.resolve(one.path()).toString()));
    return command;
  }

  int files() {
    return entries.size();
  }

  long lines() {
    return entries.values().stream().mapToLong(Ingested::lines).sum();
  }
}
