package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.datasketches.hash.MurmurHash3;
import org.junit.jupiter.api.Test;

class InputOfHashTest {
  @Test
  void hashesToWhatWasAskedFor() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long[] wanted = {random.nextLong() >>> random.nextInt(64), random.nextLong()};
      long seed = random.nextLong();

      assertThat(MurmurHash3.hash(InputOfHash.of(wanted[0], wanted[1], seed), seed))
          .describedAs("round %d", i)
          .isEqualTo(wanted);
    }
  }
}
