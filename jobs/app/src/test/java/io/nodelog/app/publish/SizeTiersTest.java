package io.nodelog.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizeTiersTest {
  private static final long MIB = 1 << 20;

  private static List<List<Long>> due(int minFiles, Long... sizes) {
    return new SizeTiers(minFiles).due(List.of(sizes), size -> size);
  }

  @Test
  void waitsUntilThereAreEnoughOfASize() {
    assertThat(due(3, 1L, 2L)).isEmpty();
    assertThat(due(3, 1L, 2L, 3L)).containsExactly(List.of(1L, 2L, 3L));
    assertThat(due(3, 1L, 2L, 3 * MIB)).isEmpty();
    assertThat(due(3, MIB, 2L, 3L, 2 * MIB, MIB - 1, 3 * MIB - 1))
        .containsExactly(List.of(2L, 3L, MIB - 1), List.of(MIB, 2 * MIB, 3 * MIB - 1));
  }

  @Test
  void takesATierForSoManyTimesTheSizeOfTheOneBefore() {
    assertThat(due(2, MIB, 2 * MIB)).isEmpty();
    assertThat(due(2, 2 * MIB, 4 * MIB - 1)).hasSize(1);
    assertThat(due(2, 2 * MIB, 4 * MIB)).isEmpty();
    assertThat(due(2, Long.MAX_VALUE, Long.MAX_VALUE - 1)).hasSize(1);
  }

  /** Nothing is lost by merging here, which is the worst case. */
  @Test
  void mergesEachByteAFewTimesAndLeavesFewFiles() {
    Random random = new Random(20261121);
    SizeTiers tiers = new SizeTiers(8);
    List<Long> files = new ArrayList<>();
    long total = 0;
    long rewritten = 0;
    int most = 0;
    for (int batch = 0; batch < 20_000; batch++) {
      long size = 1L + random.nextInt(4 << 20);
      files.add(size);
      total += size;
      for (List<Long> due : tiers.due(files, one -> one)) {
        long sum = due.stream().mapToLong(one -> one).sum();
        due.forEach(files::remove);
        files.add(sum);
        rewritten += sum;
      }
      most = Math.max(most, files.size());
    }
    double levels = Math.log((double) total / MIB) / Math.log(8);
    System.out.printf(
        "%.1f levels, %.1f rewrites, %d files%n", levels, 1.0 * rewritten / total, most);
    assertThat((double) rewritten / total).isLessThan(levels + 1);
    assertThat(most).isLessThanOrEqualTo((int) (8 * (levels + 2)));
  }
}
