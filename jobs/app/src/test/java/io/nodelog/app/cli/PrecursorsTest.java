package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the logs of a node that dies again and again to what it said before. */
class PrecursorsTest {
  private static final String NAME_NODE =
      """
      2026-01-0%1$d 10:10:30,000 INFO org.apache.hadoop.hdfs.StateChange: BLOCK* removeDeadDatanode: \
      lost heartbeat from 10.0.0.7:9866, removeBlocksFromBlockMap true
      2026-01-0%1$d 12:00:00,000 INFO org.apache.hadoop.hdfs.StateChange: BLOCK* registerDatanode: \
      from DatanodeRegistration(10.0.0.7:9866, datanodeUuid=a) storage a
      """;

  /** The heartbeats stop at 10:00, 630 seconds before the NameNode misses them. */
  private static final String DATA_NODE =
      """
      2026-01-0%1$d 07:10:00,000 INFO a.Volume: alive
      2026-01-0%1$d 08:10:00,000 INFO a.Volume: alive
      2026-01-0%1$d 09:10:00,000 INFO a.Volume: alive
      2026-01-0%1$d 09:4%1$d:00,000 WARN a.Volume: disk %1$d is slow
      2026-01-0%1$d 12:10:00,000 INFO a.Volume: alive
      """;

  @TempDir Path directory;

  private static String days(String day) {
    return day.formatted(5) + day.formatted(6) + day.formatted(7);
  }

  private static String node(String name, Path log) {
    return "{ name = %s, addresses = [%s], sources = [{ name = daemon, uri = %s,"
            .formatted(name, name.equals("dn-7") ? "10.0.0.7" : "", Site.quoted(log))
        + " format = hadoop_daemon, zone = UTC }]}";
  }

  /**
   * In 12 hours of the DataNode and 6 of the NameNode something was logged, and in 3 of these 18
   * that a disk is slow; but always before an outage.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void areTheMessagesOfALastHourWithLiftAndLead(String engine) throws IOException {
    Site site = new Site(directory);
    Path nameNode = site.log("nn.log", days(NAME_NODE));
    Path dataNode = site.log("dn.log", days(DATA_NODE));
    site.set("nodes = [ %s, %s ]".formatted(node("nn-1", nameNode), node("dn-7", dataNode)));

    site.job(0, "--engine", engine);

    List<JsonNode> rows = site.rows("outage_precursors");
    assertThat(rows).hasSize(1);
    JsonNode slow = rows.get(0);
    assertThat(slow.get("date").asText()).isEqualTo("2026-01-07");
    assertThat(slow.get("message").asText()).isEqualTo("disk <*> is slow");
    assertThat(slow.get("outages_preceded").asInt()).isEqualTo(3);
    assertThat(slow.get("outages").asInt()).isEqualTo(3);
    assertThat(slow.get("usual_share").asDouble()).isCloseTo(3.0 / 18, within(1e-12));
    assertThat(slow.get("lift").asDouble()).isCloseTo(6, within(1e-12));
    assertThat(slow.get("lead_seconds_median").asDouble()).as("since 09:46").isEqualTo(840);
    assertThat(site.run("fsck").out()).isEmpty();
  }
}
