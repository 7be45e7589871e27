package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.report.Report;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Entries for tests. */
public final class LedgerSamples {
  /** When the tests commit. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  private LedgerSamples() {}

  /** A hash that is as good as any. */
  public static String sha256(String of) {
    return Sha256.of(of.getBytes(UTF_8));
  }

  /** Bytes of a stream of {@code web-01/access}, ten to a line, in one segment. */
  public static Ingested ingested(String batch, String stream, long from, long to) {
    return ingested(new Part(batch, "web-01", "access"), stream, from, to);
  }

  /** Bytes of a stream, ten to a line, in one segment. */
  public static Ingested ingested(Part part, String stream, long from, long to) {
    String path = "raw/" + part.batch() + "/" + part.node() + "-" + stream + "-" + from;
    long lines = (to - from) / 10;
    return new Ingested(
        part.batch(),
        part.node(),
        part.source(),
        "nginx_combined",
        "file:///var/log/nginx/access.log",
        stream,
        from,
        to,
        lines,
        sha256(stream + to),
        HeadTail.NONE,
        false,
        List.of(
            new Segment(
                path, Segment.Compression.NONE, to - from, sha256(path), from, to - from, lines)));
  }

  /** Puts other bytes in the place of all that was taken. */
  public static Erased erased(Ingested entry) {
    return new Erased(
        entry.segments().stream()
            .map(one -> new Erased.Replacement(one.storedSha256(), erased(one)))
            .toList());
  }

  private static Segment erased(Segment one) {
    String path = one.path() + "-erased";
    return new Segment(
        path,
        Segment.Compression.ZSTD_FRAMES,
        20,
        sha256(path),
        one.offset(),
        one.length(),
        one.lines());
  }

  /** A set of summaries of some parts, with a file for each date. */
  public static Summarized summarized(String set, List<Part> parts, String... dates) {
    return new Summarized(
        set, parts, List.of(), Arrays.stream(dates).map(date -> summaryFile(set, date)).toList());
  }

  /** A file of {@code node_load}. */
  public static SummaryFile summaryFile(String set, String date) {
    String path = "summaries/" + set + "/node_load-" + date + ".parquet";
    return new SummaryFile("node_load", date, path, 100, sha256(path), 7);
  }

  /** The summaries of sets of a date, merged to a file. */
  public static Compacted compacted(String date, String... sets) {
    String name = "merged-" + String.join("-", sets);
    return new Compacted(date, List.of(sets), List.of(summaryFile(name, date)));
  }

  /** A look at {@code access} of a node, which is configured. */
  public static SourcesSeen seen(String date, String node, SourceSeen.State state) {
    String problem = state == SourceSeen.State.FAILED ? "permission denied" : "";
    return new SourcesSeen(date, List.of(new SourceSeen(node, "access", true, state, 1, problem)));
  }

  /** The reports of a date, one file, which look back on no other. */
  public static Published published(String date, String... sets) {
    return new Published(date, List.of(sets), List.of(nodeLoad(date, sets.length)));
  }

  /** The reports of a date, one file, which look back on the days before as they are. */
  static Published published(LedgerState state, String date, String... sets) {
    return new Published(
        date,
        List.of(sets),
        List.of(nodeLoad(date, sets.length)),
        0,
        state.window(date),
        Report.SCHEMA_VERSION);
  }

  private static ReportFile nodeLoad(String date, int sets) {
    String path = "published/node_load-" + date + "-" + sets + ".parquet";
    return new ReportFile("node_load", date, path, 100, sha256(path), 7);
  }
}
