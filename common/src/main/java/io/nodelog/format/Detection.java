package io.nodelog.format;

import io.nodelog.format.parser.ParserSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the format of a file by the lines at its head: every candidate reads them all.
 *
 * <p>The best one has, in this order: the most lines understood, the fewest of them only in part,
 * of formats of requests the fewest forms that go by its name, the most fields found in the lines,
 * and the first place among the candidates. Blank lines and comments count for nobody.
 */
public final class Detection {
  /** The least share of lines that the best candidate has to understand, per mille. */
  public static final int FLOOR_PERMILLE = 800;

  /** How many lines of a file are looked at. */
  public static final int LINES = 1_000;

  private static final int NAMED_WHEN_REFUSED = 3;

  private static final Comparator<Score> BEST_FIRST =
      Comparator.comparingInt(Score::permille)
          .thenComparingLong(Score::records)
          .reversed()
          .thenComparingInt(score -> score.format().forms())
          .thenComparing(Comparator.comparingLong(Score::fields).reversed());

  private final List<Candidate> candidates = new ArrayList<>();
  private int lines;

  /**
   * Starts to look at a file.
   *
   * @param formats the candidates; of equal ones the first is chosen
   * @param zone of times that name none, as far as it is known
   */
  public Detection(List<LogFormat> formats, Optional<ZoneId> zone, Instant asOf) {
    ParserSettings settings = new ParserSettings(Optional.of(zone.orElse(ZoneOffset.UTC)), asOf);
    formats.forEach(format -> candidates.add(Candidate.of(format, settings)));
  }

  /** Looks at the next line, which lies in {@code bytes} without its end. */
  public void add(byte[] bytes, int from, int to) {
    lines++;
    candidates.forEach(candidate -> candidate.add(bytes, from, to));
  }

  /** Returns whether there was no line. */
  public boolean isEmpty() {
    return lines == 0;
  }

  /** Returns whether enough was seen. */
  public boolean isFull() {
    return lines >= LINES;
  }

  /** Returns what was found. */
  public Result result() {
    return new Result(candidates.stream().map(Candidate::score).sorted(BEST_FIRST).toList());
  }

  /**
   * What a candidate made of the lines.
   *
   * @param lines that say something to it
   * @param understood of these, records and partial ones
   * @param records of these, those understood whole
   * @param fields how many fields it found in all of them
   */
  public record Score(LogFormat format, long lines, long understood, long records, long fields) {
    /** How many lines of a thousand were understood, rounded down. */
    public int permille() {
      return lines == 0 ? 0 : (int) (understood * 1_000 / lines);
    }
  }

  /**
   * What was found.
   *
   * @param scores of all candidates, the best one first
   */
  public record Result(List<Score> scores) {
    /** The best candidate, if it understands enough. */
    public Optional<Score> decision() {
      return scores.stream()
          .limit(1)
          .filter(best -> best.understood() > 0 && best.permille() >= FLOOR_PERMILLE)
          .findFirst();
    }

    /** Says in a sentence why there is no decision. */
    public String refusal() {
      List<String> best =
          scores.stream()
              .filter(score -> score.understood() > 0)
              .limit(NAMED_WHEN_REFUSED)
              .map(score -> score.format().name() + " " + percent(score.permille()))
              .toList();
      return best.isEmpty()
          ? "Unknown format: no format understands any line"
          : "Unknown format: no format understands %s of the lines (best: %s)"
              .formatted(percent(FLOOR_PERMILLE), String.join(", ", best));
    }

    private static String percent(int permille) {
      return permille / 10 + "." + permille % 10 + " %";
    }
  }
}
