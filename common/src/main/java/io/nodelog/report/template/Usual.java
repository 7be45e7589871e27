package io.nodelog.report.template;

import io.nodelog.report.outlier.BoxPlot;
import io.nodelog.report.outlier.Outlier;
import java.util.stream.IntStream;

/**
 * What is usual, by the days before a date: whether a message is new, gone, or logged far more than
 * at the same hour of the weeks before. Counts are those of all nodes together.
 */
public final class Usual {
  /** A spike has at least so many events an hour, and what is gone would have had so many. */
  public static final int FEWEST_EVENTS = 10;

  /** A message that is gone was there on at least so many of the days before. */
  public static final int FEWEST_DAYS = 5;

  /** And on at least this share of those that there is anything of. */
  public static final double STEADY_SHARE = 0.75;

  /** At least so many weeks before are needed to say what is usual at an hour. */
  public static final int FEWEST_WEEKS = 3;

  private static final int WEEK = 7;
  private static final int USUAL_HOURS = 24;

  private final boolean[] hasRows;
  private final int lastHour;
  private final int today;
  private final int daysKnown;

  /**
   * Looks back from a date.
   *
   * @param hasRows on which days any event is known, the last being the date
   * @param lastHour of the date that has events, counted from 0: it may not be over yet
   */
  public Usual(boolean[] hasRows, int lastHour) {
    this.hasRows = hasRows.clone();
    this.lastHour = Math.min(lastHour, MessageCounts.HOURS - 1);
    today = hasRows.length - 1;
    daysKnown = (int) IntStream.range(0, today).filter(day -> hasRows[day]).count();
  }

  /** How many of the days before have any event of any daemon. */
  public int daysKnown() {
    return daysKnown;
  }

  /** On how many of the days before the message was there. */
  public int daysSeen(MessageCounts counts) {
    return (int) IntStream.range(0, today).filter(day -> counts.of(day) > 0).count();
  }

  /** How many events the message had a day, by the days before that have any; 0 without them. */
  public double eventsPerDay(MessageCounts counts) {
    long events = counts.all() - counts.today();
    return daysKnown == 0 ? 0 : (double) events / daysKnown;
  }

  /** Whether the message was not there on the days before, of which one at least has events. */
  public boolean isNew(MessageCounts counts) {
    return daysKnown > 0 && counts.today() > 0 && counts.all() == counts.today();
  }

  /**
   * Whether the message is missing that was there on most days, and so often that up to the last
   * hour of the date it would have come {@value #FEWEST_EVENTS} times.
   */
  public boolean isGone(MessageCounts counts) {
    if (counts.today() > 0) {
      return false;
    }
    int seen = daysSeen(counts);
    return seen >= FEWEST_DAYS
        && seen >= STEADY_SHARE * daysKnown
        && expectedSoFar(counts) >= FEWEST_EVENTS;
  }

  private double expectedSoFar(MessageCounts counts) {
    long events = IntStream.range(0, today).mapToLong(day -> counts.upTo(day, lastHour)).sum();
    return (double) events / daysKnown;
  }

  /** Whether the same hour of the weeks before says what is usual at an hour. */
  public boolean knows(int hour) {
    return hour < USUAL_HOURS && weeks().count() >= FEWEST_WEEKS;
  }

  /** What is usual at an hour of the date that {@link #knows} tells of. */
  public BoxPlot at(MessageCounts counts, int hour) {
    return BoxPlot.of(weeks().mapToDouble(day -> (double) counts.of(day, hour)).toArray())
        .ofCounts();
  }

  private IntStream weeks() {
    return IntStream.range(0, today).filter(day -> (today - day) % WEEK == 0 && hasRows[day]);
  }

  /** How far an hour of the date is above what is usual; a message that is new is no spike. */
  public Outlier spike(MessageCounts counts, int hour) {
    long events = counts.of(today, hour);
    if (events < FEWEST_EVENTS || isNew(counts) || !knows(hour)) {
      return Outlier.NONE;
    }
    return at(counts, hour).outlierAbove((double) events);
  }
}
