package io.nodelog.app.generate;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts answers by reading the logs with a regular expression: slow, and nothing but simple. */
final class SimpleReader {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\S+:\\d+ )?(?<client>\\S+) - \\S+ \\[(?<time>[^]]+) \\+0000] \"(?<request>[^\"]*)\""
              + " (?<status>[1-5]\\d\\d) (?<bytes>\\d+|-) \"[^\"]*\" \"(?<rest>[^\"]*(\".*)?)",
          Pattern.DOTALL);
  private static final Pattern REQUEST = Pattern.compile("[A-Z]+ /\\S* HTTP/[12]\\.[01]");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.US);
  private static final int LONGEST_LINE = 64 * 1024;

  final Map<String, long[]> clients = new TreeMap<>();
  final Map<String, long[]> load = new TreeMap<>();
  final Map<String, Long> statuses = new TreeMap<>();
  final Map<String, String> files = new TreeMap<>();

  void read(String file, byte[] log) {
    String node = file.substring(0, file.indexOf('/'));
    long[] outcomes = new long[4];
    List<String> lines = GeneratedFiles.lines(log);
    for (String line : lines) {
      outcomes[outcome(node, line)]++;
    }
    String counts = lines.size() + "," + log.length;
    for (long outcome : outcomes) {
      counts += "," + outcome;
    }
    files.put(file, counts);
  }

  /** Counts a line; returns 0 for a record, 1 partial, 2 reject, 3 excluded. */
  private int outcome(String node, String line) {
    if (line.isEmpty()) {
      return 3;
    }
    Matcher found = LINE.matcher(line);
    if (line.length() > LONGEST_LINE || !found.matches() || found.group("time").contains("Foo")) {
      return 2;
    }
    LocalDateTime time = LocalDateTime.parse(found.group("time"), TIME);
    int status = Integer.parseInt(found.group("status"));
    String sent = found.group("bytes");
    long bytes = sent.equals("-") ? 0 : Long.parseLong(sent);
    add(clients, time.toLocalDate() + "," + found.group("client"), bytes, status >= 400 ? 1 : 0);
    add(load, time.withMinute(time.getMinute() / 5 * 5).withSecond(0) + ":00Z," + node, bytes, 0);
    statuses.merge(
        time.toLocalDate() + "," + time.getHour() + "," + node + "," + status, 1L, Long::sum);
    boolean whole = REQUEST.matcher(found.group("request")).matches();
    return whole && found.group("rest").contains("\"") ? 0 : 1;
  }

  private static void add(Map<String, long[]> table, String key, long bytes, long errors) {
    long[] row = table.computeIfAbsent(key, unseen -> new long[3]);
    row[0]++;
    row[1] += bytes;
    row[2] += errors;
  }
}
