package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.outcome.FailureCause;
import io.nodelog.record.outcome.RequestJudge;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Adds the requests of one node to every access table at once: {@link SummaryTable#IP_NODE_ACCESS},
 * {@link SummaryTable#NODE_LOAD}, {@link SummaryTable#NODE_CLIENTS}, {@link
 * SummaryTable#REQUEST_ROUTES}, {@link SummaryTable#REQUEST_FAILURES}, {@link
 * SummaryTable#UPSTREAM_ATTEMPTS}, {@link SummaryTable#HADOOP_OPERATIONS} and {@link
 * SummaryTable#HDFS_TRANSFERS}.
 *
 * <p>Once its tables have grown, nothing is allocated for a request. A name of a client counts with
 * its first 256 bytes, a virtual host in lower case with its first 255; the hours of a day after
 * the 32nd count as the 32nd for distinct clients (no zone has had such a day since 1969). Used by
 * one thread at a time.
 */
public final class AccessSummarizer {
  /** The packed counters of the client table hold no more. */
  private static final int MOST_RECORDS = 1 << 30;

  private final SummarySettings settings;
  private final BlockSink sink;
  private final byte[] encodedNode;
  private final long bucketMicros;
  private final Days days;
  private final MemoryBudget budget;
  private final ClientTable clients;
  private final BucketLoads loads = new BucketLoads();
  private final RequestJudge judge = new RequestJudge();
  private final Routes routes;
  private final Failures failures = new Failures();
  private final Attempts attempts;
  private final HadoopLoad hadoop;
  private final ByteRange routeKey = new ByteRange();
  private BucketLoads.Load load = loads.none();
  private int records;

  /**
   * Makes empty tables.
   *
   * @param settings its memory limit holds for the tables; a flush takes up to a quarter more, and
   *     one block
   * @param node whose requests are added
   * @param sink takes the rows in blocks, of which several may have the same key
   */
  public AccessSummarizer(SummarySettings settings, String node, BlockSink sink) {
    this.settings = settings;
    this.sink = sink;
    encodedNode = new KeyWriter().text(node).copy();
    bucketMicros = TimeUnit.SECONDS.toMicros(settings.bucketSeconds());
    days = new Days(settings.zone());
    budget = new MemoryBudget(settings.memoryBytes());
    clients = new ClientTable(budget);
    routes = new Routes(encodedNode, settings.memoryBytes());
    attempts = new Attempts(encodedNode, settings.memoryBytes());
    hadoop = new HadoopLoad(encodedNode);
  }

  /** Adds a request, a record or a partial one; the view is not kept. */
  public void add(AccessRecord request) throws IOException {
    long time = request.timeMicros();
    if (!load.has(time)) {
      load = loads.at(time, days.dayOf(time), bucketMicros);
    }
    int status = request.status();
    int statusClass = StatusClass.of(status);
    load.add(request, statusClass);
    int route = routes.add(request, load.epochDay, load.hourMicros);
    if (status < 100 || status >= 400 || request.isOfProxy()) {
      judge(request, route);
    }
    if (clients.add(request, load.epochDay, load.hour, statusClass)) {
      countBatch();
    }
  }

  /** Most lines say nothing of failures, proxies or Hadoop, and do not come here. */
  private void judge(AccessRecord request, int route) {
    if (hadoop.add(request, load.epochDay, load.hourMicros)) {
      return; // they have no status and no attempts
    }
    FailureCause cause = judge.judge(request);
    if (cause != FailureCause.NONE) {
      failures.add(request, cause, load.epochDay, routes.key(route, routeKey));
    }
    if (judge.attempts().count() > 0) {
      attempts.add(request, judge, load.epochDay, load.hourMicros);
    }
  }

  private void countBatch() throws IOException {
    clients.countPending();
    records += ClientTable.BATCH;
    boolean fits = clients.hasRoom() && !budget.passedWith(smallBytes());
    if (!fits || records >= MOST_RECORDS) {
      flush();
    }
  }

  private long smallBytes() {
    return clients.names().heldBytes()
        + loads.heldBytes()
        + routes.heldBytes()
        + failures.heldBytes()
        + attempts.heldBytes()
        + hadoop.heldBytes();
  }

  /** Hands every row on and makes the tables empty; called at the end, and as often as wanted. */
  public void flush() throws IOException {
    clients.countPending();
    int shards = settings.shards();
    HourlyClients hourly = new HourlyClients(days, encodedNode, shards, sink);
    new ClientFlush(clients, encodedNode, shards, hourly, sink).run();
    clients.clear();
    RowGroups minutes = new RowGroups(SummaryTable.NODE_MINUTES, shards, sink);
    loads.flushMinutes(minutes, encodedNode, bucketMicros);
    loads.flushQueues(new RowGroups(SummaryTable.NODE_QUEUES, shards, sink), encodedNode);
    loads.flush(new RowGroups(SummaryTable.NODE_LOAD, shards, sink), encodedNode);
    routes.flush(shards, sink);
    failures.flush(shards, sink);
    attempts.flush(shards, sink);
    hadoop.flush(shards, sink);
    load = loads.none();
    records = 0;
  }
}
