package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.SharedData;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every field of every line is what httpdlog-parser finds there, or the difference is of a kind
 * that {@link PeerDiffers} explains.
 */
class HttpdlogOracleTest {
  private static final int MUTATED_LINES = 100_000;
  private static final long SEED = 20_261_121;

  private static final Map<String, String> REAL_LOGS =
      Map.of(
          "apache_logs.log", "apache_combined",
          "hackers-access.log", "apache_combined",
          "nasa_jul95_first4000.log", "apache_common",
          "twiki2004.log", "apache_common",
          "nginx-2021-access.log", "nginx_combined");

  private static final String COMMON = "CLIENT - USER [TIME] \"REQUEST\" STATUS SENT";

  private static final Map<String, String> GENERATED =
      Map.of(
          "apache_common", COMMON,
          "apache_combined", COMMON + " \"REFERRER\" \"AGENT\"",
          "apache_combinedio", COMMON + " \"REFERRER\" \"AGENT\" SIZE SIZE",
          "apache_vhost_combined", "www.example.org:443 " + COMMON + " \"REFERRER\" \"AGENT\"",
          "nginx_combined", COMMON + " \"REFERRER\" \"AGENT\"",
          "nginx_main", COMMON + " \"REFERRER\" \"AGENT\" \"LIST\"");

  /** Both parsers of one format. */
  private static final class Pair {
    private final String format;
    private final LineParser parser;
    private final HttpdlogPeer peer;

    Pair(String format) {
      this.format = format;
      parser = LogFormat.of(format).newLineParser(ParserSettings.none());
      peer = new HttpdlogPeer(LogFormat.of(format).definition());
    }

    List<Disagreement> disagreements(String text) {
      byte[] bytes = GeneratedLines.bytes(text);
      Line line = Line.parse(parser, bytes, 0, bytes.length);
      Optional<Map<String, @Nullable String>> read = peer.parse(text);
      boolean counted = line.outcome().counted();
      if (counted != read.isPresent()) {
        String theirs = read.isPresent() ? Disagreement.READ : Disagreement.REFUSED;
        return List.of(
            new Disagreement(format, text, Disagreement.VERDICT, line.verdict(), theirs));
      }
      List<Disagreement> found = new ArrayList<>();
      if (counted) {
        Map<String, @Nullable String> ours = ours(line);
        for (String column : peer.columns()) {
          String theirs = read.get().get(column);
          if (!Objects.equals(ours.get(column), HttpdlogPeer.text(theirs))) {
            found.add(new Disagreement(format, text, column, ours.get(column), theirs));
          }
        }
      }
      return found;
    }

    private static Map<String, @Nullable String> ours(Line line) {
      Map<String, @Nullable String> columns = new HashMap<>(line.columns());
      String address = line.get("client_ip");
      columns.put("client", address == null ? line.get("client_host") : address);
      columns.put("time", String.valueOf(line.record().timeMicros() / 1000));
      columns.put(Disagreement.PARTS, HttpdlogPeer.parts(line.columns()));
      return columns;
    }
  }

  @Test
  void agreesOnRealLines() throws IOException {
    Tally tally = new Tally();
    for (Map.Entry<String, String> log : REAL_LOGS.entrySet()) {
      Pair pair = new Pair(log.getValue());
      Path file = SharedData.file("access/" + log.getKey());
      for (String text : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        tally.add(pair.disagreements(text));
      }
    }
    tally.print("real");
    assertThat(tally.unexplained).isEmpty();
  }

  @Test
  void agreesOnDamagedLines() {
    Tally tally = new Tally();
    GeneratedLines lines = new GeneratedLines(SEED);
    List<Pair> pairs = GENERATED.keySet().stream().sorted().map(Pair::new).toList();
    for (int i = 0; i < MUTATED_LINES; i++) {
      Pair pair = pairs.get(i % pairs.size());
      tally.add(pair.disagreements(lines.damage(lines.next(GENERATED.get(pair.format)))));
    }
    tally.print("damaged, seed " + SEED);
    assertThat(tally.unexplained).isEmpty();
    Set<PeerDiffers> unused = EnumSet.allOf(PeerDiffers.class);
    unused.removeAll(tally.explained.keySet());
    assertThat(unused).describedAs("kinds of difference that no line shows any more").isEmpty();
  }

  /** What was compared, and what of it differs. */
  private static final class Tally {
    private final Map<PeerDiffers, Integer> explained = new EnumMap<>(PeerDiffers.class);
    private final List<Disagreement> unexplained = new ArrayList<>();
    private int lines;
    private int equal;

    void add(List<Disagreement> disagreements) {
      lines++;
      equal += disagreements.isEmpty() ? 1 : 0;
      for (Disagreement disagreement : disagreements) {
        Optional<PeerDiffers> kind =
            EnumSet.allOf(PeerDiffers.class).stream()
                .filter(candidate -> candidate.covers(disagreement))
                .findFirst();
        kind.ifPresentOrElse(
            found -> explained.merge(found, 1, Integer::sum), () -> unexplained.add(disagreement));
      }
    }

    void print(String what) {
      System.out.printf("%d lines (%s), %d of them equal in every field%n", lines, what, equal);
      explained.forEach(
          (kind, count) -> System.out.printf("%7d %s: %s%n", count, kind, kind.reason));
    }
  }
}
