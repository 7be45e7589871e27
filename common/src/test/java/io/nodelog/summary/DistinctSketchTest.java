package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchTest {
  private static byte[] client(int number) {
    return new KeyWriter().clientIpv4(number).copy();
  }

  private static DistinctSketch sketch(List<Integer> clients) {
    DistinctSketch sketch = new DistinctSketch();
    for (int number : clients) {
      byte[] client = client(number);
      sketch.add(client, 0, client.length);
    }
    return sketch;
  }

  private static List<Integer> clients(int count) {
    List<Integer> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(i * 7919);
    }
    return clients;
  }

  private static HllSketch librarySketch(List<Integer> clients) {
    HllSketch sketch = new HllSketch(DistinctSketch.LG_K, TgtHllType.HLL_8);
    clients.forEach(number -> sketch.update(client(number)));
    return sketch;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 24, 25, 48, 49, 96, 97, 98, 200, 1000, 5000, 100_000})
  void estimatesAsTheLibraryDoes(int count) {
    List<Integer> clients = clients(count);

    DistinctSketch sketch = sketch(clients);

    assertThat(HllSketch.heapify(sketch.toBytes()).getCompositeEstimate())
        .isEqualTo(librarySketch(clients).getCompositeEstimate());
    assertThat(sketch.estimate())
        .isEqualTo(Math.round(librarySketch(clients).getCompositeEstimate()));
    assertThat((double) sketch.estimate()).isCloseTo(count, within(0.12 * count));
  }

  @Test
  void estimatesWhatTheLibraryReadsInAnyRegisters() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      DistinctSketch sketch = new DistinctSketch();
      int few = 1 << random.nextInt(DistinctSketch.LG_K + 1); // registers that are hit at all
      for (int i = 0; i < 97 + random.nextInt(3000); i++) {
        int value = 1 + random.nextInt(1 + random.nextInt(63));
        int low = (random.nextInt(1 << 16) << DistinctSketch.LG_K) | random.nextInt(few);
        sketch.addCoupon((value << DistinctSketch.VALUE_SHIFT) | low);
      }

      assertThat(sketch.estimate())
          .describedAs("seed %d", seed)
          .isEqualTo(Math.round(HllSketch.heapify(sketch.toBytes()).getCompositeEstimate()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 8, 30, 96, 97, 1000, 20_000})
  void aReaderOfTheBytesEstimatesWithoutTheHistory(int count) {
    HllSketch read = HllSketch.heapify(sketch(clients(count)).toBytes());

    assertThat(read.getEstimate()).isEqualTo(read.getCompositeEstimate());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 60, 96, 97, 150, 3000})
  void theLibraryMergesTheBytes(int count) {
    List<Integer> clients = clients(count);
    Union union = new Union(DistinctSketch.LG_K);
    for (List<Integer> part : List.of(clients.subList(0, count / 3), clients)) {
      union.update(HllSketch.heapify(sketch(part).toBytes()));
    }

    assertThat(union.getResult(TgtHllType.HLL_8).getCompositeEstimate())
        .isEqualTo(librarySketch(clients).getCompositeEstimate());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 8, 90, 97, 150, 3000})
  void anyOrderAndAnySplitGiveEqualBytes(int count) throws CorruptSummary {
    List<Integer> clients = clients(count);
    byte[] whole = sketch(clients).toBytes();
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Collections.shuffle(clients, random);
      int cut = random.nextInt(count + 1);
      DistinctSketch merged = new DistinctSketch();
      merged.mergeWith(sketch(clients.subList(cut, count)));
      byte[] other = sketch(clients.subList(0, cut)).toBytes();
      merged.mergeWith(new ByteRange().set(other, 0, other.length));

      assertThat(merged.toBytes()).describedAs("seed %d", seed).isEqualTo(whole);
      assertThat(merged.copy().estimate()).isEqualTo(sketch(clients).estimate());
    }
  }

  @Test
  void differentClientsHaveDifferentCoupons() {
    Set<Integer> coupons = new HashSet<>();
    for (int number : clients(1000)) {
      byte[] client = client(number);
      coupons.add(DistinctSketch.couponOf(client, 0, client.length));
    }

    assertThat(coupons).hasSizeGreaterThan(995);
  }

  @Test
  void aCopyIsIndependent() {
    DistinctSketch sketch = sketch(clients(500));
    DistinctSketch copy = sketch.copy();

    sketch.clear();

    assertThat(sketch.isEmpty()).isTrue();
    assertThat(copy.toBytes()).isEqualTo(sketch(clients(500)).toBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 50, 500})
  void refusesDamagedBytes(int count) {
    byte[] bytes = sketch(clients(count)).toBytes();
    DistinctSketch sketch = new DistinctSketch();

    for (int length = 1; length < bytes.length; length++) {
      ByteRange damaged = new ByteRange().set(bytes, 0, length);
      assertThatThrownBy(() -> sketch.mergeWith(damaged)).isInstanceOf(CorruptSummary.class);
    }
    bytes[3] = 12;
    assertThatThrownBy(() -> sketch.mergeWith(new ByteRange().set(bytes, 0, bytes.length)))
        .isInstanceOf(CorruptSummary.class)
        .hasMessage("Invalid sketch: not a compact HLL sketch of 1024 registers");
  }
}
