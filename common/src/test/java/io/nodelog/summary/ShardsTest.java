package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShardsTest {
  private static int shard(SummaryTable table, int shards, KeyWriter key) throws CorruptSummary {
    return new Shards(table, shards).of(key.range(new ByteRange()));
  }

  @Test
  void keepTheRowsOfAClientTogether() throws CorruptSummary {
    for (int client = 0; client < 1000; client++) {
      int first =
          shard(SummaryTable.IP_NODE_ACCESS, 16, new KeyWriter().clientIpv4(client).text("web-01"));
      int second =
          shard(SummaryTable.IP_NODE_ACCESS, 16, new KeyWriter().clientIpv4(client).text("web-02"));

      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void keepTheRejectsOfAFileTogether() throws CorruptSummary {
    int first = shard(SummaryTable.QUARANTINE, 4096, reject("a.log", 0));

    for (int offset = 1; offset < 100; offset++) {
      assertThat(shard(SummaryTable.QUARANTINE, 4096, reject("a.log", offset))).isEqualTo(first);
    }
    assertThat(shard(SummaryTable.QUARANTINE, 4096, reject("b.log", 0))).isNotEqualTo(first);
  }

  private static KeyWriter reject(String file, long offset) {
    KeyWriter key = new KeyWriter().text("b1").text("web-01").text("access").text(file);
    return key.number(offset).text("shape");
  }

  @Test
  void takeAboutEqualShares() throws CorruptSummary {
    int[] counts = new int[16];
    for (int i = 0; i < 16_000; i++) {
      KeyWriter bucket = new KeyWriter().instant(i * 300_000_000L).text("web-01");
      counts[shard(SummaryTable.NODE_LOAD, 16, bucket)]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(850, 1150);
    }
  }

  @Test
  void ofAKeyNeverChange() throws CorruptSummary {
    KeyWriter client = new KeyWriter().clientIpv4(0x7f000001).text("web-01");
    KeyWriter load = new KeyWriter().instant(1_767_571_200_000_000L).text("web-01");

    assertThat(shard(SummaryTable.IP_NODE_ACCESS, 4096, client)).isEqualTo(1409);
    assertThat(shard(SummaryTable.NODE_LOAD, 4096, load)).isEqualTo(122);
  }
}
