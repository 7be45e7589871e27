package io.nodelog.report.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.record.event.NodeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UtilisationTest {
  private static NodeSpace space(long used, long capacity, String state) {
    return new NodeSpace("n", state, capacity, used, 0, capacity - used, 1);
  }

  private static NodeSpace inService(long used, long capacity) {
    return space(used, capacity, NodeSpace.IN_SERVICE);
  }

  private static List<String> classes(List<NodeSpace> snapshot) {
    Utilisation all = Utilisation.of(snapshot);
    List<String> classes = new ArrayList<>();
    snapshot.forEach(space -> classes.add(all.classOf(space).orElse("none")));
    return classes;
  }

  /** The mean is of bytes, (75 + 50 + 40 + 10) / 400, and not of the four shares. */
  @Test
  void classifiesAsTheBalancerDoes() {
    List<NodeSpace> snapshot =
        List.of(inService(75, 100), inService(50, 100), inService(40, 100), inService(10, 100));
    Utilisation all = Utilisation.of(snapshot);

    assertThat(all.mean().getAsDouble()).isCloseTo(0.4375, within(1e-12));
    assertThat(classes(snapshot)).containsExactly("over", "above", "below", "under");
    assertThat(all.deviation(snapshot.get(0)).getAsDouble()).isCloseTo(0.3125, within(1e-12));
    assertThat(all.spread().getAsDouble()).isCloseTo(0.65, within(1e-12));
  }

  @Test
  void weighsNodesByTheirCapacity() {
    Utilisation all = Utilisation.of(List.of(inService(90, 100), inService(90, 900)));

    assertThat(all.mean().getAsDouble()).isCloseTo(0.18, within(1e-12));
    assertThat(all.nodes()).isEqualTo(2);
  }

  /** The balancer asks for more than the mean, and for more than the threshold. */
  @Test
  void takesWhatLiesOnABorderForTheLesserClass() {
    List<NodeSpace> even = List.of(inService(128, 256), inService(128, 256));

    assertThat(classes(even)).containsExactly("below", "below");
  }

  @Test
  void leavesOutWhoIsOutOfServiceOrHasNoCapacity() {
    NodeSpace leaving = space(100, 100, NodeSpace.OUT_OF_SERVICE);
    NodeSpace empty = inService(0, 0);
    Utilisation all = Utilisation.of(List.of(inService(10, 100), leaving, empty));

    assertThat(all.mean()).hasValue(0.1);
    assertThat(all.nodes()).isEqualTo(1);
    assertThat(all.classOf(leaving)).isEmpty();
    assertThat(all.deviation(leaving)).isEmpty();
    assertThat(Utilisation.of(leaving)).hasValue(1);
    assertThat(all.classOf(empty)).isEmpty();
    assertThat(Utilisation.of(empty)).isEmpty();
  }

  @Test
  void knowsNoMeanOfNothing() {
    NodeSpace leaving = space(100, 100, NodeSpace.OUT_OF_SERVICE);
    Utilisation none = Utilisation.of(List.of(leaving));

    assertThat(none.mean()).isEmpty();
    assertThat(none.spread()).isEmpty();
    assertThat(none.classOf(leaving)).isEqualTo(Optional.empty());
  }

  @Test
  void doesNotOverflowWithWhateverALineClaims() {
    long most = 999_999_999_999_999_999L;
    List<NodeSpace> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(inService(most, most));
    }

    assertThat(Utilisation.of(many).mean().getAsDouble()).isEqualTo(1);
  }
}
