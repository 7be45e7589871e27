package io.nodelog.summary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptRowsTest {
  /** Rows whose keys and values have lengths from none on, in one buffer that is used again. */
  private static final class Counted implements SortedRows {
    private final int count;
    private int row = -1;
    private final ByteRange key = new ByteRange();
    private final ByteRange value = new ByteRange();

    Counted(int count) {
      this.count = count;
    }

    @Override
    public boolean next() {
      return ++row < count;
    }

    @Override
    public ByteRange key() {
      byte[] bytes = ("k".repeat(row % 7) + row).getBytes(US_ASCII);
      return key.set(bytes, row % 2, bytes.length);
    }

    @Override
    public ByteRange value() {
      byte[] bytes = "v".repeat(row * 3).getBytes(US_ASCII);
      return value.set(bytes, 0, bytes.length);
    }
  }

  private static List<String> texts(SortedRows rows) throws IOException {
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      texts.add(new String(rows.key().copy(), US_ASCII) + "=" + rows.value().length());
    }
    return texts;
  }

  @Test
  void givesTheSameRowsAsOftenAsTheyAreRead() throws IOException {
    List<String> rows = texts(new Counted(500));
    KeptRows kept = KeptRows.of(new Counted(500));

    assertThat(texts(kept.read())).isEqualTo(rows);
    SortedRows half = kept.read();
    half.next();
    assertThat(texts(kept.read())).isEqualTo(rows).hasSize(500);
    assertThat(kept.size()).isGreaterThan(3 * 499 * 500 / 2);
  }

  @Test
  void keepsNoRowsAtAll() throws IOException {
    KeptRows kept = KeptRows.of(new Counted(0));

    assertThat(kept.size()).isZero();
    assertThat(kept.read().next()).isFalse();
  }
}
