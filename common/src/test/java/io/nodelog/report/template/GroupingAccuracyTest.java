package io.nodelog.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.SharedData;
import io.nodelog.summary.GrowingBytes;
import io.nodelog.summary.MessageMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares templates with those that people have found in real logs. A message counts when its
 * group holds exactly the messages of its true template, which is how logpai/logparser defines
 * grouping accuracy.
 */
class GroupingAccuracyTest {
  /** Drain's accuracy, as published with "Tools and Benchmarks for Automated Log Parsing". */
  private static final Map<String, Double> DRAIN =
      Map.of("HDFS", 0.9975, "Hadoop", 0.9475, "Spark", 0.92, "Zookeeper", 0.9665);

  private static final double TOLERANCE = 0.02;

  @Test
  void groupsAsPeopleDoAndBetterThanDrain() throws IOException {
    double sum = 0;
    for (Map.Entry<String, Double> drain : DRAIN.entrySet()) {
      double accuracy = accuracy(drain.getKey());
      System.out.printf("%s: %.4f (Drain %.4f)%n", drain.getKey(), accuracy, drain.getValue());
      assertThat(accuracy).as(drain.getKey()).isGreaterThanOrEqualTo(drain.getValue() - TOLERANCE);
      sum += accuracy;
    }
    double drains = DRAIN.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(sum).isGreaterThan(drains);
  }

  private static double accuracy(String system) throws IOException {
    List<List<String>> rows =
        csv(
            Files.readString(
                SharedData.file("loghub/" + system + "_2k.log_structured.csv"),
                StandardCharsets.UTF_8));
    int content = rows.get(0).indexOf("Content");
    int event = rows.get(0).indexOf("EventId");
    List<String> masked = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      masked.add(mask(row.get(content)));
      truth.add(row.get(event));
    }
    assertThat(masked).hasSize(2000);
    Templates templates = Templates.of(masked);
    Set<Set<Integer>> groups = new HashSet<>(groups(truth));
    long right =
        groups(masked.stream().map(message -> templates.of(message).id()).toList()).stream()
            .filter(groups::contains)
            .mapToLong(Set::size)
            .sum();
    return (double) right / masked.size();
  }

  private static List<Set<Integer>> groups(List<String> names) {
    Map<String, Set<Integer>> groups = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      groups.computeIfAbsent(names.get(i), name -> new HashSet<>()).add(i);
    }
    return List.copyOf(groups.values());
  }

  private static String mask(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    GrowingBytes masked = new MessageMask().of(bytes, 0, bytes.length);
    return new String(masked.array(), 0, masked.length(), StandardCharsets.UTF_8);
  }

  /** Rows of a CSV file by RFC 4180. */
  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (escaped) {
          cell.append(text.charAt(++i));
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }
}
