package io.nodelog.report.load;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How nodes share one load of a time.
 *
 * @param nodes their names, in order
 * @param loads what each got
 * @param weights what each can carry, relative to the others
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record NodeShares(List<String> nodes, double[] loads, double[] weights) {
  double total() {
    return Arrays.stream(loads).sum();
  }

  Optional<LoadIndices> indices() {
    return LoadIndices.of(loads, weights);
  }

  /** What share of the load a node should have by its weight, 0 to 1. */
  double fairShare(int node) {
    return weights[node] / Arrays.stream(weights).sum();
  }

  double share(int node) {
    return loads[node] / total();
  }

  /** The node with the most for its weight; the first one of several. */
  int hottest() {
    int hottest = 0;
    for (int i = 1; i < loads.length; i++) {
      hottest = loads[i] / weights[i] > loads[hottest] / weights[hottest] ? i : hottest;
    }
    return hottest;
  }

  /** The node with the least for its weight; the first one of several. */
  int coolest() {
    int coolest = 0;
    for (int i = 1; i < loads.length; i++) {
      coolest = loads[i] / weights[i] < loads[coolest] / weights[coolest] ? i : coolest;
    }
    return coolest;
  }
}
