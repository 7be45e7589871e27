package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryFileTest {
  private static final NodeConfig WEB =
      new NodeConfig(
          "web-01",
          Optional.of("web-01.example.org"),
          Optional.of("/dc1/r1"),
          Optional.of("web"),
          List.of("10.0.0.11", "fe80::1"),
          2.5,
          List.of());
  private static final NodeConfig IDLE =
      new NodeConfig(
          "idle-02", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 1, List.of());

  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void isReadAsCsvWithColumnsInAnyOrder() throws IOException {
    Path file =
        write(
            "nodes.csv",
            """
            rack,name,weight,"addresses",host,pool
            /dc1/r1, web-01, 2.5, 10.0.0.11 fe80::1, web-01.example.org, web

            ,"idle-02",,,,
            """
                .lines()
                .map(line -> line + '\r' + '\n')
                .collect(Collectors.joining()));

    assertThat(InventoryFile.addTo(List.of(), file)).containsExactly(WEB, IDLE);
  }

  @Test
  void isReadAsHocon() throws IOException {
    Path file =
        write(
            "nodes.conf",
            """
            nodes = [
              { name = web-01, host = web-01.example.org, rack = /dc1/r1, pool = web, weight = 2.5
                addresses = ["10.0.0.11", "fe80::1"] }
              { name = idle-02 }
            ]
            """);

    assertThat(InventoryFile.addTo(List.of(), file)).containsExactly(WEB, IDLE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "host | nodes.csv: 1: Invalid columns (must be name and any of host, rack, pool, addresse",
        "name,size | nodes.csv: 1: Invalid columns",
        "name,weight;web-01,1;web-02,x | nodes.csv: 3: Invalid weight: x (must be a number, abo",
        "name,weight;web-01,0 | nodes.csv: 2: Invalid weight: 0 (must be a number, above 0",
        "name,weight;web-01 | nodes.csv: 2: Invalid line: 1 cells (must be 2)",
        "name;Web_01 | nodes.csv: 2: Invalid name: Web_01 (must be lower-case letters",
        "name;a;b;a | nodes.csv: 4: Invalid name: a (must not be given twice)",
        "name,host;,x | nodes.csv: 2: Missing name",
      })
  void tellsTheLineThatIsWrong(String lines, String complaint) throws IOException {
    Path file = write("nodes.csv", lines.replace(';', '\n'));

    assertThatThrownBy(() -> InventoryFile.addTo(List.of(), file))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void saysNothingOfSources() throws IOException {
    Path file = write("nodes.conf", "nodes = [ { name = a, sources = [] } ]");

    assertThatThrownBy(() -> InventoryFile.addTo(List.of(), file))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("Unknown key: nodes[0].sources");
  }

  @Test
  void addsToTheNodesOfTheSiteAndTravelsWithThem() throws IOException {
    write("nodes.csv", "name,rack,weight\nweb-01,r2,3\nidle-02,r9,1\n");
    Path site =
        write(
            "nodelog.conf",
            """
            nodelog.inventory.file = nodes.csv
            nodelog.nodes = [ { name = web-01, host = "10.0.0.1", rack = r1, sources = [
              { name = access, uri = "/var/log/a.log", format = apache_combined } ] } ]
            """);

    NodelogConfig config = NodelogConfig.load(site, Map.of());

    assertThat(config.nodes()).extracting(NodeConfig::name).containsExactly("web-01", "idle-02");
    assertThat(config.nodes().get(0).rack()).contains("r2");
    assertThat(config.nodes().get(0).host()).contains("10.0.0.1");
    assertThat(config.nodes().get(0).weight()).isEqualTo(3);
    assertThat(config.nodes().get(0).sources()).hasSize(1);
    assertThat(config.nodes().get(1).rack()).contains("r9");
    assertThat(NodelogConfig.parse(config.render())).isEqualTo(config);
  }

  @Test
  void mustBeThere() throws IOException {
    Path site = write("nodelog.conf", "nodelog.inventory.file = nodes.csv");

    assertThatThrownBy(() -> NodelogConfig.load(site, Map.of()))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("nodes.csv: no such file");
  }
}
