package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.nodelog.record.ClientKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientTextTest {
  private final LineBuffer buffer = new LineBuffer();
  private final ClientText text = new ClientText(new ClientMix(1_000_000, 1, 0, 0.3, 0.1));

  @Test
  void givesEveryClientATextOfItsOwn() {
    Set<String> seen = new HashSet<>();
    int[] kinds = new int[ClientKind.values().length];
    for (int rank = 0; rank < 300_000; rank++) {
      if (!seen.add(of(rank))) {
        fail("rank %d has the text of another: %s", rank, of(rank));
      }
      kinds[text.kind(rank).ordinal()]++;
    }

    assertThat(kinds[ClientKind.V6.ordinal()]).isBetween(89_000, 91_000);
    assertThat(kinds[ClientKind.NAME.ordinal()]).isBetween(29_000, 31_000);
    assertThat(kinds[ClientKind.NONE.ordinal()]).isZero();
  }

  @Test
  void writesAddressesInCanonicalForm() {
    for (int rank = 0; rank < 10_000; rank++) {
      switch (text.kind(rank)) {
        case V4 -> assertThat(of(rank)).matches("10(\\.(0|[1-9][0-9]{0,2})){3}");
        case V6 ->
            assertThat(of(rank)).matches("2001:db8(:[1-9a-f][0-9a-f]*){2}::[1-9a-f][0-9a-f]*");
        case NAME -> assertThat(of(rank)).isEqualTo("host-" + rank + ".example.net");
        case NONE -> throw new AssertionError("rank " + rank);
      }
    }
  }

  @Test
  void reachesTheLastClient() {
    assertThat(new ClientText(new ClientMix(ClientMix.MOST, 1, 0, 0, 0)).kind(ClientMix.MOST - 1))
        .isEqualTo(ClientKind.V4);
    assertThat(of(ClientMix.MOST - 1)).doesNotContain("-1");
  }

  private String of(int rank) {
    buffer.cutTo(0);
    text.write(buffer, rank);
    return buffer.toString();
  }
}
