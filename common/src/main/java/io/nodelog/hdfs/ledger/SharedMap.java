package io.nodelog.hdfs.ledger;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: {@link #with} and {@link #without} return another one that
 * shares all but one path with it. So each costs the logarithm of the size, and a state of the
 * ledger stays as it is however many follow it. An AVL tree.
 */
final class SharedMap<K, V> implements Iterable<Map.Entry<K, V>> {
  private final Comparator<? super K> order;
  private final @Nullable Node<K, V> root;
  private final int size;

  private SharedMap(Comparator<? super K> order, @Nullable Node<K, V> root, int size) {
    this.order = order;
    this.root = root;
    this.size = size;
  }

  static <K, V> SharedMap<K, V> empty(Comparator<? super K> order) {
    return new SharedMap<>(order, null, 0);
  }

  static <K extends Comparable<K>, V> SharedMap<K, V> empty() {
    return empty(Comparator.naturalOrder());
  }

  int size() {
    return size;
  }

  boolean contains(K key) {
    return get(key).isPresent();
  }

  Optional<V> get(K key) {
    return floor(key)
        .filter(found -> order.compare(found.getKey(), key) == 0)
        .map(Map.Entry::getValue);
  }

  /** The entry with the greatest key that is not greater than this one. */
  Optional<Map.Entry<K, V>> floor(K key) {
    Node<K, V> best = null;
    Node<K, V> node = root;
    while (node != null) {
      if (order.compare(node.key, key) <= 0) {
        best = node;
        node = node.right;
      } else {
        node = node.left;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The same map with a value for a key, in place of one that it had. */
  SharedMap<K, V> with(K key, V value) {
    int added = contains(key) ? 0 : 1;
    return new SharedMap<>(order, insert(root, key, value), size + added);
  }

  /** The same map without a key, which may be absent. */
  SharedMap<K, V> without(K key) {
    return contains(key) ? new SharedMap<>(order, remove(root, key), size - 1) : this;
  }

  /** How many nodes the longest path has. */
  int height() {
    return height(root);
  }

  private Node<K, V> insert(@Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null);
    }
    int side = order.compare(key, node.key);
    if (side == 0) {
      return new Node<>(node.key, value, node.left, node.right);
    }
    return side < 0
        ? balanced(node, insert(node.left, key, value), node.right)
        : balanced(node, node.left, insert(node.right, key, value));
  }

  private @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int side = order.compare(key, node.key);
    if (side < 0) {
      return balanced(node, remove(node.left, key), node.right);
    } else if (side > 0) {
      return balanced(node, node.left, remove(node.right, key));
    } else if (node.left == null || node.right == null) {
      return node.left == null ? node.right : node.left;
    }
    Node<K, V> next = first(node.right);
    return balanced(next, node.left, remove(node.right, next.key));
  }

  private static <K, V> Node<K, V> first(Node<K, V> node) {
    Node<K, V> first = node;
    for (Node<K, V> left = node; left != null; left = left.left) {
      first = left;
    }
    return first;
  }

  /** A node's entry above two trees whose heights differ by at most two. */
  private static <K, V> Node<K, V> balanced(
      Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    if (left != null && height(left) > height(right) + 1) {
      Node<K, V> inner = left.right;
      if (inner == null || height(left.left) >= height(inner)) {
        return left.above(left.left, entry.above(inner, right));
      }
      return inner.above(left.above(left.left, inner.left), entry.above(inner.right, right));
    }
    if (right != null && height(right) > height(left) + 1) {
      Node<K, V> inner = right.left;
      if (inner == null || height(right.right) >= height(inner)) {
        return right.above(entry.above(left, inner), right.right);
      }
      return inner.above(entry.above(left, inner.left), right.above(inner.right, right.right));
    }
    return entry.above(left, right);
  }

  private static int height(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  /** The entries in the order of their keys. */
  @Override
  public Iterator<Map.Entry<K, V>> iterator() {
    return new InOrder<>(root);
  }

  private static final class Node<K, V> implements Map.Entry<K, V> {
    private final K key;
    private final V value;
    private final @Nullable Node<K, V> left;
    private final @Nullable Node<K, V> right;
    private final int height;

    Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
      this.key = key;
      this.value = value;
      this.left = left;
      this.right = right;
      this.height = 1 + Math.max(height(left), height(right));
    }

    Node<K, V> above(@Nullable Node<K, V> lower, @Nullable Node<K, V> upper) {
      return new Node<>(key, value, lower, upper);
    }

    @Override
    public K getKey() {
      return key;
    }

    @Override
    public V getValue() {
      return value;
    }

    @Override
    public V setValue(V other) {
      throw new UnsupportedOperationException("Cannot change an entry: others share it");
    }
  }

  private static final class InOrder<K, V> implements Iterator<Map.Entry<K, V>> {
    private final Deque<Node<K, V>> path = new ArrayDeque<>();

    InOrder(@Nullable Node<K, V> root) {
      descend(root);
    }

    private void descend(@Nullable Node<K, V> from) {
      for (Node<K, V> node = from; node != null; node = node.left) {
        path.push(node);
      }
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty();
    }

    @Override
    public Map.Entry<K, V> next() {
      if (path.isEmpty()) {
        throw new NoSuchElementException();
      }
      Node<K, V> node = path.pop();
      descend(node.right);
      return node;
    }
  }
}
