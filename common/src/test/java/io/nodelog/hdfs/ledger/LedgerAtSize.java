package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;

import io.nodelog.hdfs.storage.CountedStorage;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/**
 * A process that lets a ledger grow to many files and reads it again; what it prints is checked by
 * {@link LedgerAtSizeTest}. Its arguments are a directory, how many files, and how many a commit.
 */
public final class LedgerAtSize {
  private static final int NODES = 500;

  private final CountedStorage storage = new CountedStorage(Storages.local());
  private final Path warehouse;
  private final int files;
  private final int filesACommit;

  private LedgerAtSize(Path warehouse, int files, int filesACommit) {
    this.warehouse = warehouse;
    this.files = files;
    this.filesACommit = filesACommit;
  }

  public static void main(String[] arguments) throws Exception {
    LedgerAtSize process =
        new LedgerAtSize(
            new Path("file:" + arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    process.grow();
    process.read("checkpoint");
    process.storage.delete(new Path(process.warehouse, "ledger/hint"));
    for (FileEntry file : process.storage.list(new Path(process.warehouse, "ledger"))) {
      if (file.path().getName().startsWith("c")) {
        process.say("checkpoint bytes", file.length());
        process.storage.delete(file.path());
      }
    }
    process.rebuild(process.read("versions"));
  }

  /** Every batch is summarized by the next commit, but the last two. */
  private void grow() throws Exception {
    long began = System.nanoTime();
    Ledger ledger = Ledger.open(storage, warehouse);
    LedgerState state = ledger.load();
    int commits = files / filesACommit;
    for (int commit = 0; commit < commits; commit++) {
      List<LedgerEntry> entries = new ArrayList<>();
      for (int file = commit * filesACommit; file < (commit + 1) * filesACommit; file++) {
        entries.add(ingested("20261121T%06dZ-%08x".formatted(commit, commit), file));
      }
      if (commit >= 2) {
        entries.add(summarized(state.waiting(), filesACommit));
      }
      state = ledger.commit(state, "run", NOON, entries);
    }
    say("grown in ms", (System.nanoTime() - began) / 1_000_000);
    say("bytes written", storage.takeWritten());
  }

  private static Ingested ingested(String batch, int file) {
    String node = "web-%03d.example.com".formatted(file % NODES);
    String name = "hdfs://cluster/landing/%s/access/access.log-%07d.gz".formatted(node, file);
    String hash = LedgerSamples.sha256(name);
    return new Ingested(
        batch,
        node,
        "access",
        "nginx_combined",
        name,
        new UUID(hash.hashCode(), file).toString(),
        0,
        100_000_000L + file,
        500_000,
        hash,
        HeadTail.NONE,
        true,
        List.of(
            new Segment(
                "raw/" + hash + ".zst",
                Segment.Compression.ZSTD_FRAMES,
                9_000_000,
                hash,
                0,
                100_000_000L + file,
                500_000)));
  }

  /** The parts that wait longest, so that some always do. */
  private static Summarized summarized(List<Part> waiting, int count) {
    List<Part> parts = waiting.subList(0, Math.min(count, waiting.size() / 2));
    String set = parts.get(0).batch() + "-by-20261121T120000Z-1a2b3c4d";
    return LedgerSamples.summarized(set, parts, "2026-03-01", "2026-03-02");
  }

  /** Voids all summaries: every part waits again, and its rows can be read. */
  private void rebuild(LedgerState state) throws Exception {
    long began = System.nanoTime();
    SettingsRecorded settings = new SettingsRecorded("other", "report.zone = UTC", true);
    LedgerState rebuilt =
        Ledger.open(storage, warehouse).commit(state, "run", NOON, List.of(settings));
    say("rebuilt in ms", (System.nanoTime() - began) / 1_000_000);
    List<Part> waiting = rebuilt.waiting();
    say("waiting from rebuild", waiting.size());
    say("heap from rebuild", usedHeap());
    say("rows of the last part", rebuilt.ingested(waiting.get(waiting.size() - 1)).size());
  }

  private LedgerState read(String from) throws Exception {
    long began = System.nanoTime();
    LedgerState state = Ledger.open(storage, warehouse).load();
    say("loaded from " + from + " in ms", (System.nanoTime() - began) / 1_000_000);
    long streams = 0;
    for (int node = 0; node < NODES; node++) {
      streams += state.streams("web-%03d.example.com".formatted(node), "access").size();
    }
    say("streams from " + from, streams);
    say("heap from " + from, usedHeap());
    say("waiting from " + from, state.waiting().size());
    say("versions from " + from, state.version());
    return state;
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void say(String what, long figure) {
    System.out.println(what + ": " + figure);
  }
}
