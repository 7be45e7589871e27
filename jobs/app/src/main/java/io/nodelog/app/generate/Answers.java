package io.nodelog.app.generate;

import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Writes the true answers beside the logs, as the days are generated. They come from what was
 * written and not from reading it, so that they can be held against every reader.
 */
final class Answers implements Closeable {
  private static final String ABOUT =
      """
      # The true answers

      The generator counted them while it wrote the logs. Dates and times are UTC. Requests are the
      lines with the outcome record or partial; errors are requests with a status of 400 or more.
      Lines and bytes of a file are those before compression, line ends included.

      | file | one row per | order |
      |---|---|---|
      | `clients.csv` | date, client | date, most requests first |
      | `load.csv` | five minutes, node | date, node, time |
      | `statuses.csv` | date, hour, node, status | date, node, hour, status |
      | `files.csv` | file of log | date, node |
      | `totals.csv` | what is counted, over everything | |

      Of a large fleet, the clients beyond a limit are counted together as `(other)`, and `load.csv`
      and `statuses.csv` are empty.
      """;

  private static final RejectReason[] REASONS = {
    RejectReason.SHAPE,
    RejectReason.TIME,
    RejectReason.STATUS,
    RejectReason.TOO_LONG,
    RejectReason.BINARY
  };

  private final Path directory;
  private final FleetPlan plan;
  private final ClientText clientText;
  private final CsvTable clients;
  private final CsvTable load;
  private final CsvTable statuses;
  private final CsvTable files;

  Answers(Path directory, FleetPlan plan) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.plan = plan;
    clientText = new ClientText(plan.clients());
    Files.writeString(directory.resolve("README.md"), ABOUT);
    clients = table("clients", "date,client,client_kind,requests,bytes_sent,errors");
    load = table("load", "bucket_start,node,requests,bytes_sent");
    statuses = table("statuses", "date,hour,node,status,requests");
    files =
        table(
            "files",
            "date,node,file,lines,bytes,records,partial,rejected,excluded,rejected_shape,"
                + "rejected_time,rejected_status,rejected_too_long,rejected_binary");
  }

  private CsvTable table(String name, String header) throws IOException {
    return new CsvTable(directory.resolve(name + ".csv"), header);
  }

  /** Takes what one node did on one day. */
  void addFile(LocalDate date, String node, String file, DayCounts counts) throws IOException {
    long[] rejects = new long[REASONS.length];
    for (int i = 0; i < rejects.length; i++) {
      rejects[i] = counts.byRejectReason[REASONS[i].ordinal()];
    }
    files.row(
        date,
        node,
        file,
        counts.lines,
        counts.bytes,
        counts.count(Outcome.RECORD),
        counts.count(Outcome.PARTIAL),
        counts.count(Outcome.REJECT),
        counts.count(Outcome.EXCLUDED),
        rejects[0],
        rejects[1],
        rejects[2],
        rejects[3],
        rejects[4]);
    if (plan.hasNodeAnswers()) {
      addLoad(date, node, counts);
      addStatuses(date, node, counts);
    }
  }

  private void addLoad(LocalDate date, String node, DayCounts counts) throws IOException {
    Instant start = date.atStartOfDay().toInstant(ZoneOffset.UTC);
    for (int bucket = 0; bucket < DayCounts.BUCKETS; bucket++) {
      if (counts.requests[bucket] > 0) {
        Instant bucketStart = start.plusSeconds((long) bucket * DayCounts.BUCKET_SECONDS);
        load.row(bucketStart, node, counts.requests[bucket], counts.bytesSent[bucket]);
      }
    }
  }

  private void addStatuses(LocalDate date, String node, DayCounts counts) throws IOException {
    for (int at = 0; at < counts.byHourAndStatus.length; at++) {
      if (counts.byHourAndStatus[at] > 0) {
        int hour = at / DayCounts.STATUSES;
        int status = at % DayCounts.STATUSES;
        statuses.row(date, hour, node, status, counts.byHourAndStatus[at]);
      }
    }
  }

  /** Takes who called on one day. */
  void addClients(LocalDate date, ClientCounts counts) throws IOException {
    LineBuffer text = new LineBuffer();
    for (int rank : counts.busiestFirst()) {
      text.cutTo(0);
      clientText.write(text, rank);
      clientRow(date, text.toString(), clientText.kind(rank).word(), rank, counts);
    }
    if (counts.requests(counts.other()) > 0) {
      clientRow(date, "(other)", "", counts.other(), counts);
    }
  }

  private void clientRow(LocalDate date, String client, String kind, int row, ClientCounts counts)
      throws IOException {
    clients.row(
        date, client, kind, counts.requests(row), counts.bytesSent(row), counts.errors(row));
  }

  /** Writes the sums over everything. */
  void addTotals(Generated all, int distinctClients) throws IOException {
    try (CsvTable totals = table("totals", "what,count")) {
      totals.row("seed", plan.seed());
      totals.row("nodes", plan.nodes().size());
      totals.row("days", plan.days());
      totals.row("files", all.files());
      totals.row("lines", all.lines());
      totals.row("bytes", all.bytes());
      totals.row("requests", all.requests());
      totals.row("partial", all.partial());
      totals.row("rejected", all.rejected());
      totals.row("excluded", all.excluded());
      totals.row("bytes_sent", all.bytesSent());
      totals.row("errors", all.errors());
      totals.row("distinct_clients", distinctClients);
    }
  }

  @Override
  public void close() throws IOException {
    try (clients;
        load;
        statuses;
        files) {
      // Each table is closed also if another cannot be.
    }
  }
}
