package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every summary table promises; the subclasses say which table, and how it is filled. */
abstract class SummaryLaws {
  static final String NODE = "web-01";
  private static final int LINES = 2000;
  private static final long PLENTY = 64L << 20;

  @TempDir Path spillDirectory;

  abstract SummaryTable table();

  /** Summarizes lines with the product. */
  abstract void summarize(List<Line> lines, SummarySettings settings, BlockSink sink)
      throws IOException;

  /** Summarizes lines simply; in the words of {@link RowText}. */
  abstract Map<String, String> simply(List<Line> lines, SummarySettings settings);

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  private static SummarySettings settings(long seed, long memoryBytes) {
    int[] buckets = {300, 60, 3600, 900};
    return new SummarySettings(
        Line.zone(seed), buckets[(int) (seed % 4)], 1 + (int) (seed % 5), memoryBytes);
  }

  private Map<String, String> rows(CollectedBlocks blocks, SummarySettings settings)
      throws IOException {
    return blocks.rows(table(), settings.shards(), spillDirectory);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalsTheSimpleSummary(int seed) throws IOException {
    List<Line> lines = Line.random(seed, LINES);
    SummarySettings settings = settings(seed, PLENTY);
    CollectedBlocks blocks = new CollectedBlocks();

    summarize(lines, settings, blocks);

    assertThat(rows(blocks, settings)).describedAs("seed %d", seed).isNotEmpty();
    assertThat(rows(blocks, settings))
        .describedAs("seed %d", seed)
        .isEqualTo(simply(lines, settings));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anySplitOfTheLinesGivesEqualRows(int seed) throws IOException {
    List<Line> lines = Line.random(seed, LINES);
    SummarySettings settings = settings(seed, PLENTY);
    CollectedBlocks whole = new CollectedBlocks();
    CollectedBlocks parts = new CollectedBlocks();

    summarize(lines, settings, whole);
    for (List<Line> part : split(lines, new Random(seed))) {
      summarize(part, settings, parts);
    }

    assertThat(rows(parts, settings)).describedAs("seed %d", seed).isEqualTo(rows(whole, settings));
  }

  private static List<List<Line>> split(List<Line> lines, Random random) {
    List<List<Line>> parts = new ArrayList<>();
    int count = 1 + random.nextInt(9);
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    for (Line line : lines) {
      parts.get(random.nextInt(count)).add(line);
    }
    return parts;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFlushAtTinyMemoryGivesEqualRows(int seed) throws IOException {
    List<Line> lines = Line.random(seed, LINES);
    SummarySettings tiny = settings(seed, 1);
    CollectedBlocks whole = new CollectedBlocks();
    CollectedBlocks parts = new CollectedBlocks();

    summarize(lines, settings(seed, PLENTY), whole);
    summarize(lines, tiny, parts);

    assertThat(rows(parts, tiny)).describedAs("seed %d", seed).isEqualTo(rows(whole, tiny));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mergesInAnyOrder(int seed) throws IOException {
    Random random = new Random(seed);
    byte[] a = RandomRows.value(table(), random);
    byte[] b = RandomRows.value(table(), random);
    byte[] c = RandomRows.value(table(), random);

    assertThat(merge(a, b)).describedAs("seed %d, commutes", seed).isEqualTo(merge(b, a));
    assertThat(merge(merge(a, b), c))
        .describedAs("seed %d, associates", seed)
        .isEqualTo(merge(a, merge(b, c)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void identityChangesNothing(int seed) throws IOException {
    byte[] value = RandomRows.value(table(), new Random(seed));
    byte[] identity = new RowCodec(table()).identity();

    assertThat(merge(value, identity)).describedAs("seed %d", seed).isEqualTo(value);
    assertThat(merge(identity, value)).describedAs("seed %d", seed).isEqualTo(value);
  }

  @Test
  void identityMergedWithItselfIsTheIdentity() throws IOException {
    byte[] identity = new RowCodec(table()).identity();

    assertThat(merge(identity, identity)).isEqualTo(identity);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsBackWhatItWrote(int seed) throws IOException {
    byte[] value = RandomRows.value(table(), new Random(seed));

    assertThat(RandomRows.rewritten(table(), value)).describedAs("seed %d", seed).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageIsAnErrorOrAnotherValue(int seed) {
    Random random = new Random(seed);
    byte[] value = RandomRows.value(table(), random);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = value.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      int length = random.nextBoolean() ? damaged.length : random.nextInt(damaged.length);
      try {
        RandomRows.rewritten(table(), Arrays.copyOf(damaged, length));
      } catch (CorruptSummary expected) {
        assertThat(expected).hasMessageMatching("(Invalid|Row).*");
      } catch (IOException unexpected) {
        throw new AssertionError("seed " + seed, unexpected);
      }
    }
  }

  @Test
  void mergingLeavesItsInputAsItIs() throws IOException {
    byte[] a = RandomRows.value(table(), new Random(1));
    byte[] b = RandomRows.value(table(), new Random(2));
    byte[] aBefore = a.clone();
    byte[] bBefore = b.clone();

    byte[] merged = merge(a, b);
    Arrays.fill(merged, (byte) 0);

    assertThat(a).isEqualTo(aBefore);
    assertThat(b).isEqualTo(bBefore);
  }

  private byte[] merge(byte[] left, byte[] right) throws CorruptSummary {
    GrowingBytes merged = new GrowingBytes();
    new RowCodec(table())
        .merge(
            new ByteRange().set(left, 0, left.length),
            new ByteRange().set(right, 0, right.length),
            merged);
    return merged.copy();
  }
}
