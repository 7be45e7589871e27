package io.nodelog.app.quickstart;

import io.nodelog.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * Runs the whole job on the sample logs and an HDFS that lives in this process: ingest, scan,
 * publish, and the first rows of every report. Afterwards the warehouse lies on the local disk and
 * nothing is left running.
 */
public final class Quickstart {
  private static final int ROWS_SHOWN = 5;

  private final Path sample;
  private final Path target;
  private final PrintStream err;
  private final PrintStream out;
  private final Command nodelog;

  /** Runs a command line and returns its exit status. */
  @FunctionalInterface
  public interface Command {
    int run(String[] args);
  }

  private Quickstart(Path sample, Path target, PrintStream err, PrintStream out, Command nodelog) {
    this.sample = sample;
    this.target = target;
    this.err = err;
    this.out = out;
    this.nodelog = nodelog;
  }

  /**
   * Runs it.
   *
   * @param sample directory with {@code nodelog.conf} and the logs that it names
   * @param target directory to fill; what an earlier quickstart left there is removed
   * @param nodelog runs the commands
   * @return the exit code of the first command that failed, or 0
   */
  public static int run(Path sample, Path target, PrintStream err, PrintStream out, Command nodelog)
      throws IOException {
    return new Quickstart(sample, target, err, out, nodelog).run();
  }

  private int run() throws IOException {
    deleteTree(target);
    Files.createDirectories(target);
    say("Starting an embedded HDFS (its data lies under " + target.resolve("hdfs") + ")");
    try (MiniDFSCluster cluster = startCluster()) {
      FileSystem hdfs = cluster.getFileSystem();
      URI warehouse = hdfs.getUri().resolve("/nodelog");
      int code = runJob(hdfs, warehouse);
      if (code == 0) {
        tellMore();
      }
      return code;
    } finally {
      deleteTree(target.resolve("hdfs"));
    }
  }

  private MiniDFSCluster startCluster() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(
        MiniDFSCluster.HDFS_MINIDFS_BASEDIR, target.resolve("hdfs").toAbsolutePath().toString());
    configuration.setInt("dfs.replication", 1);
    // Waiting 400 ms for each small file to become complete is for clusters under load.
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
    return cluster;
  }

  private int runJob(FileSystem hdfs, URI warehouse) throws IOException {
    String config = sample.resolve("nodelog.conf").toString();
    say("nodelog run --config " + config + " --warehouse " + warehouse);
    String[] run = {"run", "--config", config, "--warehouse", warehouse.toString()};
    int code = nodelog.run(run);
    if (code == 0) {
      copyOut(hdfs, warehouse);
      code = showAll(config, warehouse.toString());
    }
    return code;
  }

  private int showAll(String config, String warehouse) {
    List<String> empty = new ArrayList<>();
    for (Report report : Report.values()) {
      if (!Files.isDirectory(target.resolve("reports").resolve(report.tableName()))) {
        empty.add(report.tableName());
        continue;
      }
      int code = show(report, config, warehouse);
      if (code != 0) {
        return code;
      }
    }
    out.println();
    out.println("Without rows, as the sample has no logs of daemons and no weeks before:");
    out.println("  " + String.join(", ", empty));
    return 0;
  }

  private int show(Report report, String config, String warehouse) {
    out.println();
    out.println(report.tableName() + ": " + question(report));
    return nodelog.run(
        new String[] {
          "show",
          report.tableName(),
          "--config",
          config,
          "--warehouse",
          warehouse,
          "--columns",
          columns(report),
          "--top",
          String.valueOf(ROWS_SHOWN)
        });
  }

  private static String question(Report report) {
    return switch (report) {
      case IP_ACCESS -> "who calls? The busiest clients and days";
      case IP_NODE_ACCESS -> "on which nodes? The busiest pairs";
      case NODE_LOAD -> "who carries the load? The busiest five minutes";
      case REQUEST_FAILURES -> "what fails? The most frequent failures of an hour";
      case INPUT_AUDIT -> "what became of the lines? The longest files";
      case QUARANTINE -> "which lines were not understood, and why?";
      case COVERAGE -> "what arrived of which source, and how late? The fullest";
      case LOAD_BALANCE -> "is the load even? The fullest times";
      case LOAD_CAUSES -> "what makes the hottest node hot?";
      case ADVISED_WEIGHTS -> "which weights would even it out?";
      case NODE_OUTAGES -> "which nodes were down, and why?";
      case NODE_AVAILABILITY -> "how long were nodes up, and how often did they fail?";
      case COMPONENT_FAILURES -> "which parts of nodes failed?";
      case UPSTREAM_ATTEMPTS -> "what became of each attempt of a proxy? The most frequent";
      case SLO_BURN -> "how fast is the error budget used up? The fullest windows";
      case NODE_ANOMALIES -> "which hours are unlike the weeks before? The largest values";
      case ERROR_TEMPLATES -> "what do daemons log? The most frequent messages of an hour";
      case TEMPLATE_CHANGES -> "which messages of daemons are new, gone or more than usual?";
      case OUTAGE_PRECURSORS -> "what do nodes log before they go down?";
      case HADOOP_OPERATIONS -> "who asks what of HDFS and YARN? The most frequent of an hour";
      case CONTAINER_OUTCOMES -> "what became of the containers of each node?";
      case HDFS_TRANSFERS -> "what do DataNodes read and write, and for whom?";
      case HDFS_UTILISATION -> "how evenly are DataNodes filled?";
    };
  }

  /** The columns that fit on a screen. */
  private static String columns(Report report) {
    return switch (report) {
      case IP_ACCESS -> "date,client,requests,errors,nodes,bytes_sent,duration_p95_micros";
      case IP_NODE_ACCESS -> "date,client,node,requests,client_share,errors,duration_p95_micros";
      case NODE_LOAD -> "bucket_start,node,requests,share,status_5xx,busy_micros,hour_clients";
      case REQUEST_FAILURES -> "hour_start,node,route,status,cause,blame,requests,share";
      case INPUT_AUDIT -> "node,format,lines,records,partial,rejected,excluded,file";
      case QUARANTINE -> "node,source,reason,line_offset,line_bytes,file";
      case COVERAGE -> "date,node,source,state,records,silent,last_event,lag_max_millis";
      case LOAD_BALANCE -> "date,period,bucket_start,load,nodes_up,max_over_mean,hottest_node,hot";
      case LOAD_CAUSES -> "date,period,load,node,kind,name,node_load,excess_share";
      case ADVISED_WEIGHTS -> "date,node,share,busy_share,nginx_weight,haproxy_weight";
      case NODE_OUTAGES -> "node,service,cause,detected_start,end,detected_seconds,evidence";
      case NODE_AVAILABILITY -> "period,period_start,scope,name,availability,failures";
      case COMPONENT_FAILURES -> "scope,name,component,failures,first_failure,last_failure";
      case UPSTREAM_ATTEMPTS -> "hour_start,node,upstream,outcome,attempts,share,rescued";
      case SLO_BURN ->
          "window_end,scope,node,virtual_host,window_hours,requests,errors,burn_rate,verdict";
      case NODE_ANOMALIES -> "hour_start,node,metric,value,median,direction,severity,weeks";
      case ERROR_TEMPLATES -> "hour_start,node,service,level,events,is_new,spike,message";
      case TEMPLATE_CHANGES -> "date,change,events,nodes,days_seen,spike,message";
      case OUTAGE_PRECURSORS ->
          "date,outages_preceded,outages,share,usual_share,lift,lead_seconds_median,message";
      case HADOOP_OPERATIONS -> "hour_start,service,client,user,operation,result,operations";
      case CONTAINER_OUTCOMES -> "hour_start,node,started,succeeded,failed,killed,failure_ratio";
      case HDFS_TRANSFERS -> "hour_start,node,operation,transfers,bytes,share,locality";
      case HDFS_UTILISATION -> "snapshot_time,datanode,utilisation,deviation,utilisation_class";
    };
  }

  private void copyOut(FileSystem hdfs, URI warehouse) throws IOException {
    org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(warehouse);
    copy(hdfs, from, target.resolve("warehouse"));
    copy(hdfs, new org.apache.hadoop.fs.Path(from, "reports"), target.resolve("reports"));
  }

  private static void copy(FileSystem hdfs, org.apache.hadoop.fs.Path from, Path to)
      throws IOException {
    hdfs.copyToLocalFile(
        false, from, new org.apache.hadoop.fs.Path(to.toAbsolutePath().toUri()), true);
  }

  private void tellMore() {
    out.println();
    out.println("The reports lie in " + target.resolve("reports") + ". To see more:");
    for (String line :
        List.of(
            "show ip_access --top 20",
            "show request_failures --where 'status >= 500'",
            "sql 'SELECT node, sum(requests) FROM node_load GROUP BY node'")) {
      out.println("  scripts/nodelog " + line + " --warehouse " + target.resolve("warehouse"));
    }
  }

  private void say(String text) {
    err.println(text);
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
