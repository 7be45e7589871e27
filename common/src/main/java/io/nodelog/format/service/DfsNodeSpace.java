package io.nodelog.format.service;

import io.nodelog.record.event.NodeSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the lines of {@code hdfs dfsadmin -report} that tell the space of one DataNode. */
final class DfsNodeSpace {
  private static final List<String> LABELS =
      List.of(
          "Configured Capacity: ",
          "DFS Used: ",
          "Non DFS Used: ",
          "DFS Remaining: ",
          "Num of Blocks: ");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})( \\(.*)?");
  private static final long MISSING = -1;

  private final long[] values = new long[LABELS.size()];

  DfsNodeSpace() {
    clear();
  }

  /** Starts over with the next node. */
  void clear() {
    Arrays.fill(values, MISSING);
  }

  /** Takes a line: {@code DFS Used: 28672 (28 KB)}. */
  void read(String line) {
    for (int i = 0; i < values.length; i++) {
      if (line.startsWith(LABELS.get(i))) {
        Matcher number = NUMBER.matcher(line.substring(LABELS.get(i).length()).strip());
        values[i] = number.matches() ? Long.parseLong(number.group(1)) : MISSING;
      }
    }
  }

  /** The space; empty if the lines do not tell how much there is and how much is used. */
  Optional<NodeSpace> of(String name, boolean inService) {
    if (values[0] == MISSING || values[1] == MISSING) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeSpace(
            name,
            inService ? NodeSpace.IN_SERVICE : NodeSpace.OUT_OF_SERVICE,
            values[0],
            values[1],
            Math.max(0, values[2]),
            Math.max(0, values[3]),
            Math.max(0, values[4])));
  }
}
