package io.nodelog.summary;

import static io.nodelog.summary.KeyType.CLIENT;
import static io.nodelog.summary.KeyType.INSTANT;
import static io.nodelog.summary.KeyType.INTEGER;
import static io.nodelog.summary.KeyType.LONG;
import static io.nodelog.summary.KeyType.TEXT;
import static io.nodelog.summary.MergeRule.DISTINCT;
import static io.nodelog.summary.MergeRule.HISTOGRAM;
import static io.nodelog.summary.MergeRule.LEAST;
import static io.nodelog.summary.MergeRule.MAX;
import static io.nodelog.summary.MergeRule.MIN;
import static io.nodelog.summary.MergeRule.SUM;

import java.util.List;
import java.util.Locale;

/**
 * The summary tables, each declared once: keys, measures, and each measure's merge rule. The packed
 * rows, the shuffle, the merge and the Parquet schema all follow from the declaration.
 *
 * <p>Every table is also keyed by date, which is not among the key columns because no row leaves
 * its date: it stands in the {@link BlockKey} and in the name of the file.
 *
 * <p>The order of the constants and of their columns is part of the stored form.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that cannot change
public enum SummaryTable {
  /**
   * The requests of a client on a node. {@code ip_access} is its roll-up over the nodes: keeping
   * both would double what is shuffled and stored, and tell nothing more.
   */
  IP_NODE_ACCESS(
      List.of(new KeyColumn("client", CLIENT), new KeyColumn("node", TEXT)),
      List.of(
          new Measure("requests", SUM),
          new Measure("bytes_sent", SUM),
          new Measure("status_1xx", SUM),
          new Measure("status_2xx", SUM),
          new Measure("status_3xx", SUM),
          new Measure("status_4xx", SUM),
          new Measure("status_5xx", SUM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX),
          new Measure("duration_micros", HISTOGRAM))),

  /** The load of a node in a bucket of time. */
  NODE_LOAD(
      List.of(new KeyColumn("bucket_start", INSTANT), new KeyColumn("node", TEXT)),
      List.of(
          new Measure("requests", SUM),
          new Measure("bytes_sent", SUM),
          new Measure("bytes_received", SUM),
          new Measure("busy_micros", SUM),
          new Measure("status_1xx", SUM),
          new Measure("status_2xx", SUM),
          new Measure("status_3xx", SUM),
          new Measure("status_4xx", SUM),
          new Measure("status_5xx", SUM),
          new Measure("duration_micros", HISTOGRAM))),

  /** The distinct clients of a node in an hour. */
  NODE_CLIENTS(
      List.of(new KeyColumn("hour_start", INSTANT), new KeyColumn("node", TEXT)),
      List.of(new Measure("clients", DISTINCT))),

  /** The failed requests of an hour by where they failed and why. */
  REQUEST_FAILURES(
      List.of(
          new KeyColumn("hour_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("virtual_host", TEXT),
          new KeyColumn("route", TEXT),
          new KeyColumn("status", INTEGER),
          new KeyColumn("cause", TEXT)),
      List.of(
          new Measure("requests", SUM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX))),

  /**
   * What became of the lines of a file. Its date is that of the batch; {@code rejected_*} follow
   * {@link io.nodelog.record.RejectReason}.
   */
  INPUT_AUDIT(
      List.of(
          new KeyColumn("batch", TEXT),
          new KeyColumn("node", TEXT),
          new KeyColumn("source", TEXT),
          new KeyColumn("file", TEXT),
          new KeyColumn("format", TEXT)),
      List.of(
          new Measure("lines", SUM),
          new Measure("bytes", SUM),
          new Measure("records", SUM),
          new Measure("partial", SUM),
          new Measure("excluded", SUM),
          new Measure("rejected_shape", SUM),
          new Measure("rejected_time", SUM),
          new Measure("rejected_date_not_accepted", SUM),
          new Measure("rejected_status", SUM),
          new Measure("rejected_number", SUM),
          new Measure("rejected_client", SUM),
          new Measure("rejected_too_long", SUM),
          new Measure("rejected_binary", SUM),
          new Measure("rejected_damaged_file", SUM),
          new Measure("first_reject_offset", MIN),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX),
          new Measure("detected_permille", MAX))),

  /**
   * The first rejected lines of a file, each as it was found. Its date is that of the batch. A row
   * is one line, one event of several lines, or the rest of a damaged file.
   */
  QUARANTINE(
      List.of(
          new KeyColumn("batch", TEXT),
          new KeyColumn("node", TEXT),
          new KeyColumn("source", TEXT),
          new KeyColumn("file", TEXT),
          new KeyColumn("line_offset", LONG),
          new KeyColumn("reason", TEXT)),
      List.of(
          new Measure("lines", SUM),
          new Measure("line_bytes", SUM),
          new Measure("cut_bytes", SUM),
          new Measure("raw", LEAST))),

  /**
   * What arrived of a source, by the date of the lines, and how long after their time: a lag is
   * negative where a clock is ahead. Counts lines that were understood.
   */
  ARRIVALS(
      List.of(new KeyColumn("node", TEXT), new KeyColumn("source", TEXT)),
      List.of(
          new Measure("records", SUM),
          new Measure("partial", SUM),
          new Measure("bytes", SUM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX),
          new Measure("last_taken", MAX),
          new Measure("lag_min_micros", MIN),
          new Measure("lag_max_micros", MAX))),

  /**
   * The requests of a node in an hour by what was asked for, whatever came of them: what {@link
   * #REQUEST_FAILURES} is a part of.
   */
  REQUEST_ROUTES(
      List.of(
          new KeyColumn("hour_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("virtual_host", TEXT),
          new KeyColumn("route", TEXT)),
      List.of(
          new Measure("requests", SUM),
          new Measure("bytes_sent", SUM),
          new Measure("busy_micros", SUM))),

  /**
   * The events of daemons by their masked message, hour, node, service and severity. The message
   * comes first, so that what was said of it on many days is read side by side. The example is the
   * event that comes first by the bytes of its file's name, encoded as {@link KeyType#TEXT}, and by
   * its offset, encoded as {@link KeyType#LONG}.
   */
  ERROR_TEMPLATES(
      List.of(
          new KeyColumn("message", TEXT),
          new KeyColumn("hour_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("service", TEXT),
          new KeyColumn("level", TEXT)),
      List.of(
          new Measure("events", SUM),
          new Measure("lines", SUM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX),
          new Measure("example", LEAST))),

  /**
   * What daemons say of nodes: a mergeable sorted set. {@code subject} is the node it speaks of as
   * the line names it, empty for the observer itself; {@code kind} a word of {@link
   * io.nodelog.record.event.NodeEventKind}; {@code evidence} the file and the offset of the first
   * line that says so, as {@link NodeEvents#evidence} writes them.
   */
  NODE_EVENTS(
      List.of(
          new KeyColumn("time", INSTANT),
          new KeyColumn("subject", TEXT),
          new KeyColumn("observer", TEXT),
          new KeyColumn("kind", TEXT),
          new KeyColumn("detail", TEXT)),
      List.of(new Measure("events", SUM), new Measure("evidence", LEAST))),

  /**
   * When daemons spoke whose silence means that their node is down: {@code service} is hdfs, yarn
   * or system, {@code host} the one that the line names.
   */
  NODE_SIGNS(
      List.of(
          new KeyColumn("minute_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("host", TEXT),
          new KeyColumn("service", TEXT)),
      List.of(
          new Measure("lines", SUM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX))),

  /**
   * The attempts of a proxy to have requests served, by the server as the line has it (its first
   * 255 bytes; empty if the line does not tell) and what became of them. Rescued are attempts that
   * failed where the request was answered all the same, and the requests whose first attempt was
   * such a one.
   */
  UPSTREAM_ATTEMPTS(
      List.of(
          new KeyColumn("hour_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("upstream", TEXT),
          new KeyColumn("outcome", TEXT)),
      List.of(
          new Measure("attempts", SUM),
          new Measure("rescued", SUM),
          new Measure("rescued_requests", SUM),
          new Measure("connect_micros", HISTOGRAM),
          new Measure("response_micros", HISTOGRAM))),

  /**
   * The requests of a node in a minute; none if the buckets of {@link #NODE_LOAD} are no minutes.
   */
  NODE_MINUTES(
      List.of(new KeyColumn("minute_start", INSTANT), new KeyColumn("node", TEXT)),
      List.of(new Measure("requests", SUM))),

  /**
   * Samples of the resources of nodes in a bucket of time, in thousandths of the metric's unit.
   * {@code node} is the one whose source they were read from, {@code host} the one that the line
   * says they are of, empty if that is the same; {@code metric} a word of {@link
   * io.nodelog.record.Metric}; {@code device} the disk, interface or process, empty for the node as
   * a whole.
   */
  NODE_SAMPLES(
      List.of(
          new KeyColumn("bucket_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("host", TEXT),
          new KeyColumn("metric", TEXT),
          new KeyColumn("device", TEXT)),
      List.of(
          new Measure("samples", SUM),
          new Measure("sum_thousandths", SUM),
          new Measure("min_thousandths", MIN),
          new Measure("max_thousandths", MAX))),

  /**
   * What was asked of Hadoop's daemons, by their audit logs: of the service namenode,
   * resourcemanager or nodemanager, by a user (the first 255 bytes of the name) at a client. The
   * result is allowed or denied, success or failure, or unknown.
   */
  HADOOP_OPERATIONS(
      List.of(
          new KeyColumn("hour_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("service", TEXT),
          new KeyColumn("client", CLIENT),
          new KeyColumn("user", TEXT),
          new KeyColumn("operation", TEXT),
          new KeyColumn("result", TEXT)),
      List.of(
          new Measure("operations", SUM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX))),

  /**
   * What a DataNode sent to clients and received from them in an hour. The locality is local if the
   * client is on the same host, remote, or unknown; the volume is empty if the line names none.
   */
  HDFS_TRANSFERS(
      List.of(
          new KeyColumn("hour_start", INSTANT),
          new KeyColumn("node", TEXT),
          new KeyColumn("operation", TEXT),
          new KeyColumn("volume", TEXT),
          new KeyColumn("locality", TEXT)),
      List.of(
          new Measure("transfers", SUM),
          new Measure("bytes", SUM),
          new Measure("busy_micros", SUM),
          new Measure("duration_micros", HISTOGRAM),
          new Measure("first_seen", MIN),
          new Measure("last_seen", MAX))),

  /**
   * The space of a DataNode that lives, in a snapshot of HDFS. The time of a snapshot is that of
   * its latest heartbeat; {@code subject} is the node as the snapshot names it, and {@code state}
   * whether it is in_service.
   */
  NODE_SPACE(
      List.of(
          new KeyColumn("time", INSTANT),
          new KeyColumn("observer", TEXT),
          new KeyColumn("subject", TEXT),
          new KeyColumn("state", TEXT)),
      List.of(
          new Measure("capacity_bytes", MAX),
          new Measure("used_bytes", MAX),
          new Measure("non_dfs_used_bytes", MAX),
          new Measure("remaining_bytes", MAX),
          new Measure("blocks", MAX))),

  /**
   * The queues of a node in a bucket of time, of lines that tell of them: how many requests that
   * were, how many of them waited, how long, and how long at most and behind how many others.
   */
  NODE_QUEUES(
      List.of(new KeyColumn("bucket_start", INSTANT), new KeyColumn("node", TEXT)),
      List.of(
          new Measure("requests", SUM),
          new Measure("queued", SUM),
          new Measure("queue_micros", HISTOGRAM),
          new Measure("longest_micros", MAX),
          new Measure("longest_queue", MAX)));

  private final List<KeyColumn> keys;
  private final List<Measure> measures;

  SummaryTable(List<KeyColumn> keys, List<Measure> measures) {
    this.keys = keys;
    this.measures = measures;
  }

  /** The name in paths, metadata and messages, for example {@code node_load}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The directory of the warehouse that its files lie in. */
  public String directory() {
    return this == QUARANTINE ? "quarantine" : "summaries";
  }

  /**
   * Whether it tells what became of the lines of a batch, and not what they say: also of those that
   * are held back.
   */
  public boolean tellsOfBatches() {
    return this == INPUT_AUDIT || this == QUARANTINE;
  }

  /**
   * How many of the first key columns decide the shard: rows that share them lie together. All of a
   * table that is small with every fleet lies in one shard.
   */
  int shardColumns() {
    return switch (this) {
      case IP_NODE_ACCESS -> 1;
      case QUARANTINE -> RejectedLines.FILE_COLUMNS;
      case ARRIVALS, NODE_EVENTS, NODE_SIGNS, NODE_SPACE -> 0;
      default -> keys.size();
    };
  }

  /** The key columns, in the order of the encoded key. */
  public List<KeyColumn> keys() {
    return keys;
  }

  /** The measures, in the order of the encoded value. */
  public List<Measure> measures() {
    return measures;
  }
}
