package io.nodelog.hdfs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitPlannerTest {
  private static Split.Piece piece(String path, Compression compression, long stored) {
    Segment segment = new Segment(path, compression, stored, "", 0, stored, 1);
    return Split.Piece.whole("b1", "web-1", "access", "apache_combined", path, segment);
  }

  @Test
  void coversEveryByteOnceAndInOrder() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Split.Piece> pieces = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        Compression[] all = Compression.values();
        pieces.add(piece("f" + i, all[random.nextInt(all.length)], 1 + random.nextInt(5000)));
      }
      List<Split> splits = SplitPlanner.plan(pieces, 1000);
      assertThat(joined(splits)).describedAs("seed %s", seed).isEqualTo(pieces);
      assertThat(SplitPlanner.plan(pieces, 1000)).isEqualTo(splits);
      assertThat(splits)
          .describedAs("seed %s", seed)
          .allSatisfy(split -> assertThat(split.length() <= 1000 || isStream(split)).isTrue());
    }
  }

  @Test
  void givesEachCoreAnEqualPart() {
    List<Split.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      pieces.add(piece("f" + i, Compression.NONE, 100 << 20));
    }
    List<Split> splits = SplitPlanner.planEvenly(pieces, 4);
    assertThat(splits).extracting(Split::length).containsOnly(375L << 20).hasSize(4);
    assertThat(joined(splits)).isEqualTo(pieces);
  }

  @Test
  void cutsOnlyFarApartWhereThereIsLittle() {
    List<Split.Piece> pieces = List.of(piece("a", Compression.NONE, 100_000));
    assertThat(SplitPlanner.planEvenly(pieces, 8)).hasSize(1);
    assertThat(SplitPlanner.planEvenly(List.of(), 8)).isEmpty();
  }

  @Test
  void givesEachCoreSeveralPartsOfAGibibyteWhereThereIsMuch() {
    List<Split.Piece> pieces = List.of(piece("a", Compression.NONE, 11L << 30));
    assertThat(SplitPlanner.planEvenly(pieces, 2))
        .hasSize(12)
        .allSatisfy(split -> assertThat(split.length()).isBetween(900L << 20, 1L << 30));
  }

  @Test
  void coversEveryByteOnceAndInOrderWhenItCutsEvenly() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Split.Piece> pieces = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        Compression[] all = Compression.values();
        pieces.add(piece("f" + i, all[random.nextInt(all.length)], 1 + random.nextInt(50 << 20)));
      }
      List<Split> splits = SplitPlanner.planEvenly(pieces, 1 + random.nextInt(16));
      assertThat(joined(splits)).describedAs("seed %s", seed).isEqualTo(pieces);
    }
  }

  private static boolean isStream(Split split) {
    return split.pieces().size() == 1
        && split.pieces().get(0).segment().compression() == Compression.STREAM;
  }

  /** Puts ranges that touch together again. */
  private static List<Split.Piece> joined(List<Split> splits) {
    List<Split.Piece> joined = new ArrayList<>();
    for (Split split : splits) {
      for (Split.Piece piece : split.pieces()) {
        int last = joined.size() - 1;
        if (piece.from() > 0) {
          assertThat(joined.get(last).to()).isEqualTo(piece.from());
          joined.set(last, piece.range(joined.get(last).from(), piece.to()));
        } else {
          joined.add(piece);
        }
      }
    }
    return joined;
  }

  @Test
  void cutsABigSegmentIntoEqualParts() {
    List<Split> splits = SplitPlanner.plan(List.of(piece("f", Compression.NONE, 2500)), 1000);
    assertThat(splits).extracting(Split::length).containsExactly(833L, 833L, 834L);
  }

  @Test
  void neverCutsACompressedStream() {
    List<Split> splits =
        SplitPlanner.plan(List.of(piece("f", Compression.STREAM, 9_000_000)), 1000);
    assertThat(splits).extracting(Split::length).containsExactly(9_000_000L);
  }

  @Test
  void cutsASegmentOnlyIfAllItsHeadersAreKnown() {
    List<HeaderLine> headers = new ArrayList<>();
    for (int i = 0; i < Segment.MOST_HEADERS; i++) {
      Segment known = new Segment("f", Compression.NONE, 4000, "", 0, 4000, 99, headers);
      assertThat(SplitPlanner.plan(List.of(piece(known)), 1000)).hasSize(4);
      headers.add(new HeaderLine(i, "#Fields: " + i));
    }
    Segment unknown = new Segment("f", Compression.NONE, 4000, "", 0, 4000, 99, headers);
    assertThat(SplitPlanner.plan(List.of(piece(unknown)), 1000)).hasSize(1);
  }

  private static Split.Piece piece(Segment segment) {
    return Split.Piece.whole("b", "n", "s", "f", "/logs/a", segment);
  }

  @Test
  void packsManySmallFilesIntoFewSplits() {
    List<Split.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      pieces.add(piece("f" + i, Compression.ZSTD_FRAMES, 1000));
    }
    assertThat(SplitPlanner.plan(pieces, 128 << 20)).hasSizeBetween(8, 9);
  }

  @Test
  void keepsToWhatWasTakenOfAReferencedFile() {
    Segment taken = new Segment("/logs/a", Compression.NONE, 5000, "", 1000, 2000, 9);
    Split.Piece piece = Split.Piece.whole("b", "n", "s", "f", "/logs/a", taken);
    List<Split> splits = SplitPlanner.plan(List.of(piece), 1000);
    assertThat(splits).hasSize(2);
    assertThat(splits.get(0).pieces().get(0).from()).isEqualTo(1000);
    assertThat(splits.get(1).pieces().get(0).to()).isEqualTo(3000);
  }

  @Test
  void plansNothingForNothing() {
    assertThat(SplitPlanner.plan(List.of(), 1)).isEmpty();
    assertThatThrownBy(() -> SplitPlanner.plan(List.of(), 0))
        .hasMessage("Invalid split size: 0 (must be 1 or more)");
  }
}
