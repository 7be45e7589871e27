package io.nodelog.hdfs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamTableTest {
  private static final long SEED = 20261121;

  @Test
  void givesBackEveryStreamWhateverItIsCalled() {
    Random random = new Random(SEED);
    Map<String, TakenStream> model = new LinkedHashMap<>();
    StreamTable table = StreamTable.empty(StreamCodec.like(stream(random, "first")));
    for (int step = 0; step < 2_000; step++) {
      String name = step % 3 == 0 ? "name " + random.nextInt(300) : uuid(random.nextInt(300));
      TakenStream stream = stream(random, name);
      table = table.with(stream);
      model.put(name, stream);
      assertThat(table.get(name)).contains(stream);
    }

    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(model.values());
    assertThat(table.get("another")).isEmpty();
    assertThat(table.get(uuid(-1))).isEmpty();
  }

  @Test
  void isTheSameWhenItsRowsAreReadInABlock() {
    Random random = new Random(SEED);
    StreamTable table = StreamTable.empty(StreamCodec.like(stream(random, "first")));
    for (int i = 0; i < 100; i++) {
      table = table.with(stream(random, uuid(i)));
    }
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    table.packs().forEach(pack -> pack.writeTo(rows));

    StreamTable read =
        StreamTable.empty(table.codec()).withAll(ByteBuffer.wrap(rows.toByteArray()));

    assertThat(List.copyOf(read.all())).isEqualTo(List.copyOf(table.all()));
    assertThat(read.get(uuid(42))).isEqualTo(table.get(uuid(42)));
    assertThat(read.with(stream(random, "one more")).all()).hasSize(101);
  }

  @Test
  void sharesAllPacksButThoseOfTheStreamsThatChange() {
    Random random = new Random(SEED);
    StreamTable before = StreamTable.empty(StreamCodec.like(stream(random, "first")));
    for (int i = 0; i < 10_000; i++) {
      before = before.with(stream(random, uuid(i)));
    }
    StreamTable after = before;
    for (int i = 0; i < 5; i++) {
      after = after.with(stream(random, uuid(1_000 * i)));
    }
    Set<PackedRows> shared = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    before.packs().forEach(shared::add);

    assertThat(after.packs().filter(pack -> !shared.contains(pack)).count()).isBetween(1L, 10L);
    assertThat(shared).hasSizeGreaterThan(600);
  }

  @Test
  void takesLessThanAHundredBytesForAUsualStream() {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    List<TakenStream> streams = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      streams.add(
          new TakenStream(
              "web-01",
              "access",
              UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString(),
              "hdfs://cluster/landing/web-01/access/access.log-2026112%04d.gz".formatted(i),
              100_000_000L + i,
              500_000L + i,
              LedgerSamples.sha256("s" + i),
              HeadTail.NONE,
              true,
              "",
              "nginx_combined",
              0));
    }
    StreamTable table = StreamTable.empty(StreamCodec.like(streams.get(0)));
    for (TakenStream stream : streams) {
      table = table.with(stream);
    }
    table.packs().forEach(pack -> pack.writeTo(rows));

    assertThat(new HashSet<>(table.all())).isEqualTo(new HashSet<>(streams));
    assertThat(rows.size() / streams.size()).isLessThan(100);
  }

  private static String uuid(int number) {
    return new UUID(number * 0x9E3779B97F4A7C15L, number).toString();
  }

  /** Of every kind: inside and outside of the usual directory, with and without everything. */
  private static TakenStream stream(Random random, String name) {
    boolean whole = random.nextBoolean();
    return new TakenStream(
        "web-01",
        "access",
        name,
        random.nextBoolean() ? "file:/logs/a.log" : "sftp://web-01/é/" + random.nextInt(),
        random.nextLong() >>> random.nextInt(1, 64),
        random.nextInt(1_000),
        whole ? LedgerSamples.sha256("p" + random.nextInt()) : "",
        whole
            ? HeadTail.NONE
            : new HeadTail(65_536, LedgerSamples.sha256("h"), LedgerSamples.sha256("t")),
        random.nextBoolean(),
        random.nextBoolean() ? "" : "#Fields: a \u00fc",
        random.nextInt(4) > 0 ? "nginx_combined" : "%h \"%r\"",
        random.nextInt(1_001));
  }
}
