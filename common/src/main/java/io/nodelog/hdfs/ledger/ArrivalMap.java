package io.nodelog.hdfs.ledger;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A map like {@link SharedMap} whose entries stand in the order in which their keys came. A key
 * that gets another value keeps its place.
 */
final class ArrivalMap<K, V> implements Iterable<Map.Entry<K, V>> {
  private final SharedMap<K, Long> numbers;
  private final SharedMap<Long, Map.Entry<K, V>> arrivals;
  private final long next;

  private ArrivalMap(
      SharedMap<K, Long> numbers, SharedMap<Long, Map.Entry<K, V>> arrivals, long next) {
    this.numbers = numbers;
    this.arrivals = arrivals;
    this.next = next;
  }

  static <K, V> ArrivalMap<K, V> empty(Comparator<? super K> order) {
    return new ArrivalMap<>(SharedMap.empty(order), SharedMap.empty(), 0);
  }

  int size() {
    return numbers.size();
  }

  boolean contains(K key) {
    return numbers.contains(key);
  }

  Optional<V> get(K key) {
    return numbers.get(key).flatMap(arrivals::get).map(Map.Entry::getValue);
  }

  /** The same map with a value for a key, in place of one that it had. */
  ArrivalMap<K, V> with(K key, V value) {
    Optional<Long> known = numbers.get(key);
    long number = known.orElse(next);
    return new ArrivalMap<>(
        known.isPresent() ? numbers : numbers.with(key, number),
        arrivals.with(number, Map.entry(key, value)),
        Math.max(next, number + 1));
  }

  /** The same map without a key, which may be absent. */
  ArrivalMap<K, V> without(K key) {
    return numbers
        .get(key)
        .map(number -> new ArrivalMap<>(numbers.without(key), arrivals.without(number), next))
        .orElse(this);
  }

  /** The entries in the order in which their keys came. */
  @Override
  public Iterator<Map.Entry<K, V>> iterator() {
    Iterator<Map.Entry<Long, Map.Entry<K, V>>> all = arrivals.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Map.Entry<K, V> next() {
        return all.next().getValue();
      }
    };
  }
}
