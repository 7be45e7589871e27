package io.nodelog.hdfs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharedMapTest {
  private static final long SEED = 20261121;
  private static final int KEYS = 200;

  @Test
  void doesWhatATreeMapDoesAndKeepsEveryEarlierMapAsItWas() {
    Random random = new Random(SEED);
    SharedMap<Integer, Integer> map = SharedMap.empty();
    TreeMap<Integer, Integer> model = new TreeMap<>();
    List<SharedMap<Integer, Integer>> maps = new ArrayList<>();
    List<Map<Integer, Integer>> models = new ArrayList<>();
    for (int step = 0; step < 3_000; step++) {
      int key = random.nextInt(KEYS);
      if (random.nextInt(3) == 0) {
        map = map.without(key);
        model.remove(key);
      } else {
        map = map.with(key, step);
        model.put(key, step);
      }
      assertThat(map.floor(key).map(Map.Entry::getKey))
          .isEqualTo(Optional.ofNullable(model.floorKey(key)));
      if (step % 100 == 0) {
        maps.add(map);
        models.add(new TreeMap<>(model));
      }
    }
    for (int i = 0; i < maps.size(); i++) {
      assertThat(entries(maps.get(i))).describedAs("map %s", i).isEqualTo(models.get(i));
      assertThat(maps.get(i).size()).isEqualTo(models.get(i).size());
    }
  }

  @Test
  void staysLowWhateverTheOrderOfTheKeys() {
    int count = 20_000;
    SharedMap<Integer, Integer> up = SharedMap.empty();
    for (int key = 0; key < count; key++) {
      up = up.with(key, key);
    }
    for (int key = 0; key < count; key += 2) {
      up = up.without(key);
    }

    assertThat(up.size()).isEqualTo(count / 2);
    assertThat(up.height()).isLessThanOrEqualTo((int) (1.45 * Math.log(count) / Math.log(2)));
  }

  @Test
  void letsNobodyChangeAnEntry() {
    SharedMap<String, String> map = SharedMap.<String, String>empty().with("k", "v");

    assertThatThrownBy(() -> map.iterator().next().setValue("w"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keepsArrivalsInTheirOrder() {
    Random random = new Random(SEED);
    ArrivalMap<Integer, Integer> map = ArrivalMap.empty(Comparator.naturalOrder());
    Map<Integer, Integer> model = new LinkedHashMap<>();
    for (int step = 0; step < 2_000; step++) {
      int key = random.nextInt(KEYS);
      if (random.nextInt(3) == 0) {
        map = map.without(key);
        model.remove(key);
      } else {
        map = map.with(key, step);
        model.put(key, step);
      }
      assertThat(map.contains(key)).isEqualTo(model.containsKey(key));
    }
    List<Map.Entry<Integer, Integer>> entries = new ArrayList<>();
    map.forEach(entries::add);

    assertThat(entries).isEqualTo(List.copyOf(model.entrySet()));
    assertThat(map.size()).isEqualTo(model.size());
  }

  private static Map<Integer, Integer> entries(SharedMap<Integer, Integer> map) {
    Map<Integer, Integer> entries = new LinkedHashMap<>();
    map.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }
}
