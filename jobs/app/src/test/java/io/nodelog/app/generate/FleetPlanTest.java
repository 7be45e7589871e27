package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetPlanTest {
  private final FleetPlan sample = FleetPlan.sample();

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "/abs", "A", "_x", ".x", "a b", "a/b", "-a", "a.", "a,b"})
  void refusesNamesThatAreNoNodes(String name) {
    assertThatThrownBy(() -> new NodePlan(name, LogStyle.NGINX_COMBINED, 1, Rotation.delayedGzip()))
        .hasMessage(
            "Invalid node name: "
                + name
                + " (must be lower-case letters, digits, hyphens and dots)");
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatThrownBy(() -> new Blemishes(1.5, 0))
        .hasMessage("Invalid share of malformed lines: 1.5 (must be 0.0 to 1.0)");
    assertThatThrownBy(() -> new Blemishes(0, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ClientMix(10, 1, 0, 0.6, 0.6))
        .hasMessageContaining("Invalid share of IPv6 and named clients: 1.2");
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThatThrownBy(() -> new ClientMix(0, 1, 0, 0, 0))
        .hasMessage("Invalid client count: 0 (must be 1 to 268435456)");
    assertThatThrownBy(() -> new ClientMix(1, -1, 0, 0, 0)).hasMessageContaining("Zipf exponent");
    assertThatThrownBy(() -> FleetPlan.bench(-1)).hasMessageContaining("number of lines a day");
    assertThatThrownBy(() -> new Rotation(-1, Rotation.Compression.GZIP))
        .hasMessageContaining("plain rotated files");
  }

  @Test
  void refusesTwoNodesOfOneName() {
    NodePlan node = sample.nodes().get(0);

    assertThatThrownBy(() -> with(List.of(node, node), List.of()))
        .hasMessage("Invalid node name: web-01 (must be given to one node only)");
  }

  @Test
  void refusesAFailureOfAnUnknownNodeOrOfNoTime() {
    Instant noon = Instant.parse("2026-01-05T12:00:00Z");
    Failure failure = new Failure("web-09", noon, noon.plusSeconds(1), Failure.Kind.ERRORS);

    assertThatThrownBy(() -> with(sample.nodes(), List.of(failure)))
        .hasMessage("Invalid failing node: web-09 (must be a node of the fleet)");
    assertThatThrownBy(() -> new Failure("web-01", noon, noon, Failure.Kind.ERRORS))
        .hasMessageContaining("Invalid end of a failure");
  }

  @Test
  void namesRotatedFilesByAge() {
    Rotation rotation = Rotation.delayedGzip();

    assertThat(rotation.fileName(0)).isEqualTo("access.log");
    assertThat(rotation.fileName(1)).isEqualTo("access.log.1");
    assertThat(rotation.fileName(2)).isEqualTo("access.log.2.gz");
    assertThat(new Rotation(0, Rotation.Compression.ZSTD).fileName(1))
        .isEqualTo("access.log.1.zst");
    assertThat(new Rotation(0, Rotation.Compression.NONE).fileName(9)).isEqualTo("access.log.9");
  }

  @Test
  void makesAFleetOfAnySize() {
    GenerateOptions standard = GenerateOptions.standard();
    FleetPlan plan = standard.plan();

    assertThat(plan.nodes()).hasSize(4);
    assertThat(plan.nodes().get(0).linesPerDay()).isEqualTo(3 * standard.linesPerNodeDay());
    assertThat(plan.nodes()).extracting(NodePlan::style).containsExactly(LogStyle.values());
    assertThat(plan.failures()).hasSize(1);
    assertThat(plan.failures().get(0).node()).isEqualTo("node-004");
  }

  private FleetPlan with(List<NodePlan> nodes, List<Failure> failures) {
    return new FleetPlan(
        sample.seed(),
        sample.firstDay(),
        sample.days(),
        nodes,
        sample.clients(),
        sample.blemishes(),
        failures,
        sample.answers());
  }
}
