package io.nodelog.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds what a contender counted against the true answers: a fast wrong answer is no result. */
final class AnswerCheck {
  private final Map<String, Long> expected;

  AnswerCheck(BenchData data) throws IOException {
    expected = data.requestsByClient();
  }

  int clients() {
    return expected.size();
  }

  /**
   * Checks lines of client, space, requests.
   *
   * @throws BenchFailed if a client is missing, unknown or has another number of requests
   */
  void check(String contender, Path output) throws IOException {
    Map<String, Long> counted = new TreeMap<>();
    try (Stream<String> lines = Files.lines(output)) {
      lines.forEach(
          line -> {
            int space = line.indexOf(' ');
            counted.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
          });
    }
    if (!counted.equals(expected)) {
      throw new BenchFailed(contender + " is wrong: " + firstDifference(counted));
    }
  }

  private String firstDifference(Map<String, Long> counted) {
    for (Map.Entry<String, Long> client : expected.entrySet()) {
      Long count = counted.getOrDefault(client.getKey(), 0L);
      if (!count.equals(client.getValue())) {
        return client.getKey() + " has " + count + " requests instead of " + client.getValue();
      }
    }
    return "it has " + counted.size() + " clients instead of " + expected.size();
  }
}
