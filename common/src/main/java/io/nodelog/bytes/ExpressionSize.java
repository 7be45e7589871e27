package io.nodelog.bytes;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large an expression gets when its counted repetitions are written out, without
 * doing it: {@code (a{100}){100}} is 10,000.
 */
public final class ExpressionSize {
  /** An expression that is larger takes too much memory and time. */
  public static final int LARGEST = 10_000;

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long group;
  private long last;

  private ExpressionSize(String expression) {
    this.expression = expression;
  }

  /** Returns the size of an expression, whose syntax need not be right. */
  public static long of(String expression) {
    return new ExpressionSize(expression).measure();
  }

  private long measure() {
    for (int i = 0; i < expression.length(); ) {
      i = take(i);
    }
    long total = group;
    for (long size : outer) {
      total += size;
    }
    return total;
  }

  private int take(int i) {
    switch (expression.charAt(i)) {
      case '(' -> {
        outer.push(group);
        group = 0;
        last = 0;
      }
      case ')' -> {
        last = group + 2;
        group = last + (outer.isEmpty() ? 0 : outer.pop());
      }
      case '\\' -> {
        add(1);
        return i + 2;
      }
      case '[' -> {
        add(1);
        return classEnd(i);
      }
      case '{' -> {
        return repeat(i);
      }
      default -> add(1);
    }
    return i + 1;
  }

  private void add(long size) {
    last = size;
    group += size;
  }

  private int classEnd(int from) {
    int i = from + 1;
    while (i < expression.length() && (expression.charAt(i) != ']' || i == from + 1)) {
      i += expression.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private int repeat(int from) {
    int end = expression.indexOf('}', from);
    String counts = end < 0 ? "" : expression.substring(from + 1, end);
    if (!counts.matches("[0-9]{1,6}(,[0-9]{0,6})?")) {
      add(1);
      return from + 1;
    }
    int comma = counts.indexOf(',');
    String most = comma < 0 || comma + 1 == counts.length() ? "" : counts.substring(comma + 1);
    long least = Long.parseLong(comma < 0 ? counts : counts.substring(0, comma));
    long times = Math.max(Math.max(least, most.isEmpty() ? 0 : Long.parseLong(most)), 1);
    long whole = Math.min(last * times, Integer.MAX_VALUE);
    group += whole - last;
    last = whole;
    return end + 1;
  }
}
