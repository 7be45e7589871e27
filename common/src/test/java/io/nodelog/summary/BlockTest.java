package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockTest {
  private static final BlockKey KEY = new BlockKey(SummaryTable.NODE_CLIENTS, 20458, 3);

  /** A block that was written by version 1, and must be read forever. */
  private static final String GOLDEN =
      "4e4c534201020003"
          + "00004fea"
          + "00000002"
          + "67f20413"
          + "0801"
          + "8000000000000001"
          + "00"
          + "0903"
          + "800000000000000261"
          + "02abcd";

  private static ByteRange range(byte[] bytes) {
    return new ByteRange().set(bytes, 0, bytes.length);
  }

  private static byte[] goldenBlock() throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    BlockWriter writer = new BlockWriter((key, block) -> blocks.add(block));
    writer.start(KEY);
    writer.row(range(HexFormat.of().parseHex("8000000000000001")), range(new byte[1]));
    writer.row(
        range(HexFormat.of().parseHex("800000000000000261")),
        range(HexFormat.of().parseHex("02abcd")));
    writer.finish();
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  @Test
  void writesTheBytesOfItsDocument() throws IOException {
    assertThat(HexFormat.of().formatHex(goldenBlock())).isEqualTo(GOLDEN);
  }

  @Test
  void readsABlockOfVersion1() throws IOException {
    Block block = Block.of(HexFormat.of().parseHex(GOLDEN));
    SortedRows rows = block.rows();

    assertThat(block.key()).isEqualTo(KEY);
    assertThat(block.rowCount()).isEqualTo(2);
    assertThat(rows.next()).isTrue();
    assertThat(rows.key().copy()).isEqualTo(new KeyWriter().instant(1).copy());
    assertThat(rows.value().copy()).containsExactly(0);
    assertThat(rows.next()).isTrue();
    assertThat(rows.value().length()).isEqualTo(3);
    assertThat(rows.next()).isFalse();
  }

  @Test
  void noticesEveryFlippedBitAndEveryLostByte() throws IOException {
    byte[] block = goldenBlock();
    for (int bit = 0; bit < 8 * block.length; bit++) {
      byte[] damaged = block.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> Block.of(damaged))
          .describedAs("bit %d", bit)
          .isInstanceOf(CorruptSummary.class)
          .hasMessageStartingWith("Invalid block: ");
    }
    for (int length = 0; length < block.length; length++) {
      byte[] torn = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> Block.of(torn)).isInstanceOf(CorruptSummary.class);
    }
  }

  @Test
  void refusesRowsThatAreNotInOrder() throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    BlockWriter writer = new BlockWriter((key, block) -> blocks.add(block));
    writer.start(KEY);
    writer.row(range(new byte[] {2}), range(new byte[1]));
    writer.row(range(new byte[] {2}), range(new byte[1]));
    writer.finish();
    SortedRows rows = Block.of(blocks.get(0)).rows();
    assertThat(rows.next()).isTrue();

    assertThatThrownBy(rows::next).hasMessage("Invalid block: its rows are not in order");
  }

  @Test
  void isCutBeforeItIsTooLong() throws IOException {
    Random random = new Random(5);
    List<byte[]> blocks = new ArrayList<>();
    BlockWriter writer = new BlockWriter((key, block) -> blocks.add(block));
    writer.start(KEY);
    int rows = 600;
    for (int i = 0; i < rows; i++) {
      writer.row(range(new KeyWriter().instant(i).copy()), range(new byte[random.nextInt(40_000)]));
    }
    writer.row(range(new KeyWriter().instant(rows).copy()), range(new byte[5 << 20]));
    writer.finish();

    int read = 0;
    for (byte[] block : blocks.subList(0, blocks.size() - 1)) {
      assertThat(block).hasSizeLessThanOrEqualTo(Block.LONGEST);
      read += Block.of(block).rowCount();
    }
    assertThat(read).isEqualTo(rows);
    assertThat(blocks.size()).isGreaterThan(2);
    assertThat(blocks.get(blocks.size() - 1)).hasSizeGreaterThan(5 << 20);
  }
}
