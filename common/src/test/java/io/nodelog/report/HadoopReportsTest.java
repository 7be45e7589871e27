package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on what is asked of Hadoop's daemons. */
class HadoopReportsTest {
  private static final String AUDIT = "2026-01-05 10:11:12,345 INFO FSNamesystem.audit: ";
  private static final String TRACE =
      "2026-01-05 10:11:12,345 INFO org.apache.hadoop.hdfs.server.datanode.DataNode.clienttrace: ";

  @TempDir Path directory;

  private SummarizedLines on(String date) {
    return new SummarizedLines(LocalDate.parse(date), ZoneOffset.UTC, directory);
  }

  private static List<String> real(String file) throws IOException {
    return Files.readAllLines(SharedData.file("hadoop/" + file), StandardCharsets.ISO_8859_1);
  }

  private static <R extends Record> List<R> rows(
      SummarizedLines lines, ReportMaker maker, Class<R> type) throws IOException {
    return lines.rows(maker).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<HadoopOperationsRow> operations(SummarizedLines lines) throws IOException {
    return rows(lines, new HadoopOperationsReport(), HadoopOperationsRow.class);
  }

  private static List<ContainerOutcomesRow> containers(SummarizedLines lines) throws IOException {
    return rows(lines, new HadoopOperationsReport(), ContainerOutcomesRow.class);
  }

  private static List<HdfsTransfersRow> transfers(SummarizedLines lines) throws IOException {
    return rows(lines, new HdfsTransfersReport(), HdfsTransfersRow.class);
  }

  private static String audit(String allowed, String user, String ip, String command) {
    return AUDIT
        + "allowed=%s\tugi=%s (auth:SIMPLE)\tip=/%s\tcmd=%s\tsrc=/a\tdst=null\tperm=null\tproto=rpc"
            .formatted(allowed, user, ip, command);
  }

  @Test
  void countOperationsByClientUserCommandAndWhetherTheyWereAllowed() throws IOException {
    SummarizedLines lines = on("2026-01-05");
    lines.add(
        "nn-1",
        "hdfs_audit",
        List.of(
            audit("true", "alice", "192.0.2.7", "open"),
            audit("true", "alice", "192.0.2.7", "open"),
            audit("false", "alice", "192.0.2.7", "open"),
            audit("true", "bob", "192.0.2.7", "rename (options=[TO_TRASH])"),
            audit("true", "alice", "2001:db8:0:0:0:0:0:1", "open")));

    assertThat(operations(lines))
        .extracting(
            row ->
                row.client()
                    + " "
                    + row.clientKind()
                    + " "
                    + row.user()
                    + " "
                    + row.operation()
                    + " "
                    + row.result()
                    + " "
                    + row.operations())
        .containsExactly(
            "192.0.2.7 v4 alice open allowed 2",
            "192.0.2.7 v4 alice open denied 1",
            "192.0.2.7 v4 bob rename allowed 1",
            "2001:db8::1 v6 alice open allowed 1");
    HadoopOperationsRow first = operations(lines).get(0);
    assertThat(first.hourStart()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
    assertThat(first.node() + " " + first.service()).isEqualTo("nn-1 namenode");
    assertThat(first.lastSeen()).isEqualTo(Instant.parse("2026-01-05T10:11:12.345Z"));
    assertThat(containers(lines)).isEmpty();
  }

  /**
   * {@code awk -F'\t' '{split($2,u,/[= ]/); print substr($1,1,13), $3, u[2], $4}' hdfs-audit.log |
   * sort | uniq -c}: 3 getfileinfo and 1 delete of ambari-qa at 192.168.64.102 at 10.
   */
  @Test
  void countTheOperationsOfARealNameNodeAsAwkDoes() throws IOException {
    SummarizedLines lines = on("2016-03-18").add("nn-1", "hdfs_audit", real("hdfs-audit.log"));

    assertThat(operations(lines))
        .allSatisfy(row -> assertThat(row.client()).isEqualTo("192.168.64.102"))
        .allSatisfy(row -> assertThat(row.result()).isEqualTo("allowed"))
        .extracting(row -> row.user() + " " + row.operation() + " " + row.operations())
        .containsExactly("ambari-qa delete 1", "ambari-qa getfileinfo 3");
  }

  /**
   * {@code awk '{o=b=d=""; for(i=1;i<NF;i++) {if($i=="op:") o=$(i+1); if($i=="bytes:") b=$(i+1);
   * if($i=="duration:") d=$(i+1)} n[o]++; s[o]+=b; t[o]+=int(d/1000)} END {for(o in n) print o,
   * n[o], s[o], t[o]}' datanode-clienttrace.log}. All of it is on one host.
   */
  @Test
  void countTheTransfersOfARealDataNodeAsAwkDoes() throws IOException {
    SummarizedLines lines =
        on("2009-09-12").add("dn-1", "dn_clienttrace", real("datanode-clienttrace.log"));

    assertThat(transfers(lines))
        .allSatisfy(row -> assertThat(row.locality()).isEqualTo(1.0))
        .allSatisfy(row -> assertThat(row.share()).isEqualTo(1.0))
        .allSatisfy(row -> assertThat(row.volumes()).isZero())
        .extracting(
            row ->
                row.operation()
                    + " "
                    + row.transfers()
                    + " "
                    + row.bytes()
                    + " "
                    + row.localBytes()
                    + " "
                    + row.busyMicros())
        .containsExactly(
            "HDFS_READ 10 106132038 106132038 0",
            "HDFS_WRITE 8 105309054 105309054 8674162",
            "MAPRED_SHUFFLE 80 105098599 105098599 11304482");
  }

  private static String trace(String from, String to, String volume, long bytes, String operation) {
    return TRACE
        + "src: %s, dest: %s, volume: %s, bytes: %d, op: %s, cliID: c, offset: 0, srvID: s,"
            .formatted(from, to, volume, bytes, operation)
        + " blockid: b, duration(ns): 2000000";
  }

  @Test
  void tellHowMuchOfWhatADataNodeReadsAndWritesStaysOnItsHost() throws IOException {
    SummarizedLines lines = on("2026-01-05");
    lines.add(
        "dn-1",
        "dn_clienttrace",
        List.of(
            trace("/10.0.0.1:9866", "/10.0.0.1:4711", "", 300, "HDFS_READ"),
            trace("/10.0.0.1:9866", "/10.0.0.2:4711", "", 100, "HDFS_READ"),
            trace("/127.0.0.1:9866", "/127.0.0.1:4711", "", 200, "HDFS_READ"),
            trace("<local>", "unix:/var/run/dn_socket", "", 400, "HDFS_READ"),
            trace("/10.0.0.2:4711", "/10.0.0.1:9866", "/d1", 40, "HDFS_WRITE"),
            trace("/10.0.0.1:4711", "/10.0.0.1:9866", "/d2", 60, "HDFS_WRITE")));
    lines.add(
        "dn-2",
        "dn_clienttrace",
        List.of(trace("/10.0.0.2:9866", "/10.0.0.9:4711", "", 3000, "HDFS_READ")));

    List<HdfsTransfersRow> rows = transfers(lines);

    assertThat(rows)
        .extracting(row -> row.node() + " " + row.operation() + " " + row.transfers())
        .containsExactly("dn-1 HDFS_READ 4", "dn-1 HDFS_WRITE 2", "dn-2 HDFS_READ 1");
    HdfsTransfersRow read = rows.get(0);
    assertThat(read.localTransfers() + " " + read.localBytes()).isEqualTo("3 900");
    assertThat(read.remoteTransfers() + " " + read.remoteBytes()).isEqualTo("1 100");
    assertThat(read.locality()).isEqualTo(0.9);
    assertThat(read.share()).isEqualTo(0.25);
    assertThat(read.busiestVolume()).isNull();
    assertThat((double) read.durationP50Micros()).isCloseTo(2000, within(20d));
    HdfsTransfersRow write = rows.get(1);
    assertThat(write.volumes()).isEqualTo(2);
    assertThat(write.busiestVolume()).isEqualTo("/d2");
    assertThat(write.busiestVolumeShare()).isEqualTo(0.6);
    assertThat(rows.get(2).locality()).isZero();
  }

  @Test
  void countAShortCircuitReadWithoutBytes() throws IOException {
    SummarizedLines lines = on("2026-01-05");
    lines.add(
        "dn-1",
        "dn_clienttrace",
        List.of(
            TRACE
                + "src: 127.0.0.1, dest: 127.0.0.1, op: REQUEST_SHORT_CIRCUIT_FDS, blockid: 7,"
                + " srvID: s, success: true"));

    assertThat(transfers(lines))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.localTransfers()).isEqualTo(1);
              assertThat(row.bytes()).isZero();
              assertThat(row.share()).isNull();
              assertThat(row.locality()).isNull();
              assertThat(row.durationP50Micros()).isNull();
            });
  }

  private static String container(String operation, String result) {
    return "2026-01-05 10:11:12,345 INFO nodemanager.NMAuditLogger: USER=alice\tIP=10.0.0.9"
        + "\tOPERATION=%s\tTARGET=ContainerImpl\tRESULT=%s\tAPPID=a\tCONTAINERID=c"
            .formatted(operation, result);
  }

  @Test
  void compareTheContainersOfANodeWithThoseOfAll() throws IOException {
    SummarizedLines lines = on("2026-01-05");
    lines.add(
        "nm-1",
        "nm_audit",
        List.of(
            container("Start Container Request", "SUCCESS"),
            container("Start Container Request", "SUCCESS"),
            container("Start Container Request", "FAILURE"),
            container("Container Finished - Failed", "FAILURE"),
            container("Container Finished - Succeeded", "SUCCESS"),
            container("Container Finished - Killed", "SUCCESS"),
            container("Stop Container Request", "SUCCESS")));
    lines.add(
        "nm-2",
        "nm_audit",
        List.of(
            container("Container Finished - Succeeded", "SUCCESS"),
            container("Container Finished - Succeeded", "SUCCESS")));
    lines.add("nm-3", "nm_audit", List.of(container("Stop Container Request", "SUCCESS")));

    List<ContainerOutcomesRow> rows = containers(lines);

    assertThat(rows).extracting(ContainerOutcomesRow::node).containsExactly("nm-1", "nm-2");
    ContainerOutcomesRow bad = rows.get(0);
    assertThat(List.of(bad.started(), bad.startFailures())).containsExactly(2L, 1L);
    assertThat(List.of(bad.succeeded(), bad.failed(), bad.killed())).containsExactly(1L, 1L, 1L);
    assertThat(bad.failureRatio()).isEqualTo(0.5);
    assertThat(bad.fleetFailureRatio()).isEqualTo(0.25);
    assertThat(bad.failureRatioLow()).isCloseTo(0.0945, within(5e-5));
    assertThat(bad.failureRatioHigh()).isCloseTo(0.9055, within(5e-5));
    assertThat(rows.get(1).failureRatio()).isZero();
    assertThat(operations(lines))
        .filteredOn(row -> row.operation().startsWith("Stop"))
        .extracting(row -> row.node() + " " + row.user() + " " + row.client() + " " + row.result())
        .containsExactly("nm-1 alice 10.0.0.9 success", "nm-3 alice 10.0.0.9 success");
  }

  @Test
  void countWhatTheResourceManagerWasAskedFor() throws IOException {
    SummarizedLines lines = on("2026-01-05");
    lines.add(
        "rm-1",
        "rm_audit",
        List.of(
            "2026-01-05 10:11:12,345 WARN resourcemanager.RMAuditLogger: USER=bob\tIP=192.0.2.7"
                + "\tOPERATION=Kill Application Request\tTARGET=ClientRMService\tRESULT=FAILURE"
                + "\tDESCRIPTION=Unauthorized user\tPERMISSIONS=x\tAPPID=application_1_0002"));

    assertThat(operations(lines))
        .extracting(row -> row.service() + " " + row.user() + " " + row.operation())
        .containsExactly("resourcemanager bob Kill Application Request");
    assertThat(operations(lines)).extracting(HadoopOperationsRow::result).containsOnly("failure");
  }

  /** Access logs have nothing to do with it, even where a proxy's line has no status. */
  @Test
  void haveNoRowsOfWebServers() throws IOException {
    SummarizedLines lines = on("2026-01-05");
    lines.add(
        "web-1",
        "apache_common",
        List.of("192.0.2.7 - alice [05/Jan/2026:10:11:12 +0000] \"GET /a HTTP/1.1\" 503 6"));

    assertThat(operations(lines)).isEmpty();
    assertThat(transfers(lines)).isEmpty();
  }
}
