package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedNodesTest {
  private static final String HEAD = "Configured Capacity: 100 (100 B)\nDFS Used%: 0.00%\n\n";

  @TempDir Path directory;

  private static String node(String name, String... more) {
    return "Name: " + name + "\n" + String.join("\n", more) + "\nXceivers: 0\n\n\n";
  }

  private List<NodeConfig> added(String text, NodeConfig... nodes) throws IOException {
    return InventoryFile.addTo(
        List.of(nodes), Files.writeString(directory.resolve("nodes.txt"), text));
  }

  private static NodeConfig known(String name, String pool, String... addresses) {
    return new NodeConfig(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.of(pool),
        List.of(addresses),
        2,
        List.of());
  }

  @Test
  void haveNameAddressAndRack() throws IOException {
    String report =
        HEAD
            + "Live datanodes (2):\n\n"
            + node("10.0.0.1:9866 (DN-1.example.org)", "Hostname: DN-1.example.org", "Rack: /r1")
            + node("[fe80::1]:9866 (a_b)", "Hostname: a_b", "Decommission Status : Normal")
            + "Dead datanodes (1):\n\n"
            + node("10.0.0.3:9866 (10.0.0.3)");

    assertThat(added(report.replace("\n", "\r\n")))
        .containsExactly(
            new NodeConfig(
                "dn-1.example.org",
                Optional.of("DN-1.example.org"),
                Optional.of("/r1"),
                Optional.of("hdfs"),
                List.of("10.0.0.1"),
                1,
                List.of()),
            new NodeConfig(
                "fe80--1",
                Optional.of("a_b"),
                Optional.empty(),
                Optional.of("hdfs"),
                List.of("fe80::1"),
                1,
                List.of()),
            new NodeConfig(
                "10.0.0.3",
                Optional.empty(),
                Optional.empty(),
                Optional.of("hdfs"),
                List.of("10.0.0.3"),
                1,
                List.of()));
  }

  @Test
  void areOneIfTwoDataNodesAreOnAHostOrTwoReportsFollow() throws IOException {
    String report =
        HEAD
            + node("10.0.0.1:9866 (dn-1)", "Hostname: dn-1")
            + HEAD
            + node("10.0.0.1:9867 (dn-1)", "Hostname: dn-1", "Rack: /r1")
            + node("10.1.0.1:9866 (dn-1)", "Hostname: dn-1");

    assertThat(added(report))
        .singleElement()
        .satisfies(node -> assertThat(node.addresses()).containsExactly("10.0.0.1", "10.1.0.1"))
        .satisfies(node -> assertThat(node.rack()).contains("/r1"));
  }

  @Test
  void areNotThoseThatAreDecommissioned() throws IOException {
    String report =
        HEAD
            + node("10.0.0.1:9866 (dn-1)", "Decommission Status : Decommissioned")
            + node("10.0.0.2:9866 (dn-2)", "Decommission Status : Decommission in progress");

    assertThat(added(report)).extracting(NodeConfig::name).containsExactly("10.0.0.2");
  }

  @Test
  void areThoseOfTheSiteIfAnAddressIsTheSame() throws IOException {
    String report =
        HEAD
            + node("10.0.0.1:9866 (hadoop1)", "Hostname: hadoop1", "Rack: /r1")
            + node("10.0.0.2:9866 (hadoop2)", "Hostname: hadoop2");

    List<NodeConfig> nodes = added(report, known("web-01", "web", "10.0.0.1"));

    assertThat(nodes).extracting(NodeConfig::name).containsExactly("web-01", "hadoop2");
    assertThat(nodes.get(0).pool()).contains("web");
    assertThat(nodes.get(0).weight()).isEqualTo(2);
    assertThat(nodes.get(0).rack()).contains("/r1");
    assertThat(nodes.get(0).addresses()).containsExactly("10.0.0.1", "hadoop1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Report: Access denied | nodes.txt: Invalid report: names no node (hdfs dfsadmin -report l",
        "Name: 10.0.0.1/x:1 (a) | nodes.txt: 4: Invalid node: 10.0.0.1/x (must be a host name or",
        "Name: 10.0.0.1:1;Rack: r 1 | nodes.txt: 4: Invalid node: r 1 (must be letters, digits, /",
        "Name: 10.0.0.1:1;Hostname: a b | nodes.txt: 4: Invalid node: a b (must be a host name or",
      })
  void tellTheLineThatIsWrong(String lines, String complaint) {
    assertThatThrownBy(() -> added(HEAD + lines.replace(';', '\n')))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void areReadFromARealReportAndTravelWithTheSettings() throws IOException {
    Path report = SharedData.file("hadoop/dfsadmin_report_2live_2dead.txt");
    Path site =
        Files.writeString(
            directory.resolve("nodelog.conf"), "nodelog.inventory.file = \"" + report + '"');

    NodelogConfig config = NodelogConfig.load(site, Map.of());

    assertThat(config.nodes())
        .extracting(node -> node.name() + " " + String.join(" ", node.addresses()))
        .containsExactly(
            "hadoop001 10.1.20.12",
            "hadoop002 106.52.25.152",
            "hadoop003 106.53.44.175",
            "hadoop004 43.138.200.89");
    assertThat(NodelogConfig.parse(config.render())).isEqualTo(config);
  }
}
