package io.nodelog.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.report.outlier.Outlier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UsualTest {
  private static final int TODAY = 28;
  private static final int LAST_HOUR = 11;

  private final boolean[] hasRows = new boolean[TODAY + 1];
  private final MessageCounts counts = new MessageCounts(TODAY + 1);

  private Usual usual() {
    return new Usual(hasRows, LAST_HOUR);
  }

  private void allDaysAreKnown() {
    Arrays.fill(hasRows, true);
  }

  @Test
  void nothingIsNewOnTheFirstDayThereIs() {
    hasRows[TODAY] = true;
    counts.add(TODAY, 3, 5);

    assertThat(usual().isNew(counts)).isFalse();
    assertThat(usual().daysKnown()).isZero();
  }

  @Test
  void aMessageIsNewThatNoDayBeforeHas() {
    hasRows[TODAY - 1] = true;
    counts.add(TODAY, 3, 5);
    assertThat(usual().isNew(counts)).isTrue();

    counts.add(0, 3, 1);
    assertThat(usual().isNew(counts)).isFalse();
    assertThat(usual().daysSeen(counts)).isEqualTo(1);
    assertThat(usual().eventsPerDay(counts)).isEqualTo(1);
  }

  @Test
  void aMessageIsGoneThatCameOnMostDaysAndOftenEnoughUpToThisHour() {
    allDaysAreKnown();
    for (int day = 7; day < TODAY; day++) {
      counts.add(day, LAST_HOUR, 14); // 10.5 a day, on three quarters of the days
    }
    assertThat(usual().isGone(counts)).isTrue();

    counts.add(TODAY, 2, 1);
    assertThat(usual().isGone(counts)).isFalse();
  }

  @Test
  void aMessageIsNotGoneThatComesLaterInTheDayOrSeldom() {
    allDaysAreKnown();
    for (int day = 0; day < TODAY; day++) {
      counts.add(day, LAST_HOUR + 1, 100);
    }
    assertThat(usual().isGone(counts)).isFalse();

    counts.clear();
    for (int day = 8; day < TODAY; day++) {
      counts.add(day, 0, 100); // on less than three quarters of the days
    }
    assertThat(usual().isGone(counts)).isFalse();

    counts.clear();
    for (int day = 0; day < TODAY; day++) {
      counts.add(day, 0, 9);
    }
    assertThat(usual().isGone(counts)).isFalse();
  }

  @Test
  void aSpikeIsFarAboveTheSameHourOfTheWeeksBefore() {
    allDaysAreKnown();
    long[] before = {400, 100, 200, 300}; // mild above 550, extreme above 775
    for (int week = 0; week < before.length; week++) {
      counts.add(week * 7, 5, before[week]);
      counts.add(week * 7 + 1, 5, 10_000); // another day of the week
    }
    counts.add(TODAY, 5, 550);
    assertThat(usual().spike(counts, 5)).isEqualTo(Outlier.NONE);
    counts.add(TODAY, 5, 1);
    assertThat(usual().spike(counts, 5)).isEqualTo(Outlier.MILD);
    counts.add(TODAY, 5, 225);
    assertThat(usual().spike(counts, 5)).isEqualTo(Outlier.EXTREME);
    assertThat(usual().spike(counts, 6)).isEqualTo(Outlier.NONE);
  }

  @Test
  void fewEventsAreNoSpikeAndNeitherAreThoseOfANewMessage() {
    allDaysAreKnown();
    counts.add(TODAY, 5, 1000);
    assertThat(usual().spike(counts, 5)).as("new").isEqualTo(Outlier.NONE);

    counts.add(1, 0, 1);
    assertThat(usual().spike(counts, 5)).isEqualTo(Outlier.EXTREME);
    counts.clear();
    counts.add(1, 0, 1);
    counts.add(TODAY, 5, 9);
    assertThat(usual().spike(counts, 5)).as("few").isEqualTo(Outlier.NONE);
  }

  @Test
  void twoWeeksDoNotSayWhatIsUsual() {
    hasRows[7] = true;
    hasRows[14] = true;
    assertThat(usual().knows(5)).isFalse();

    hasRows[21] = true;
    assertThat(usual().knows(5)).isTrue();
    assertThat(usual().knows(24)).as("the hour that most days do not have").isFalse();
  }
}
