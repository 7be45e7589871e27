package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static io.nodelog.hdfs.ledger.LedgerSamples.compacted;
import static io.nodelog.hdfs.ledger.LedgerSamples.ingested;
import static io.nodelog.hdfs.ledger.LedgerSamples.seen;
import static io.nodelog.hdfs.ledger.LedgerSamples.summarized;
import static io.nodelog.hdfs.ledger.LedgerSamples.summaryFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.SourceSeen.State;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerStateTest {
  private static final String MARCH_1 = "2026-03-01";
  private static final String MARCH_2 = "2026-03-02";
  private static final String MARCH_3 = "2026-03-03";
  private static final Part PART_1 = new Part("b1", "web-01", "access");
  private static final Part PART_2 = new Part("b2", "web-02", "access");

  private final Ledger ledger = Ledger.open(new MemoryStorage(), new Path("memory:/w"));
  private LedgerState state;

  @BeforeEach
  void load() throws Exception {
    state = ledger.load();
  }

  @Test
  void knowsHowFarEachStreamWasTaken() throws Exception {
    add(ingested("b1", "old", 0, 100), ingested("b1", "new", 0, 50), ingested("b2", "new", 50, 90));

    assertThat(state.streams("web-01", "access"))
        .extracting(TakenStream::stream, TakenStream::length, TakenStream::lines)
        .containsExactlyInAnyOrder(Tuple.tuple("old", 100L, 10L), Tuple.tuple("new", 90L, 9L));
    assertThat(state.stream("web-01", "access", "new").orElseThrow().prefixSha256())
        .isEqualTo(LedgerSamples.sha256("new90"));
    assertThat(state.stream("web-02", "access", "new")).isEmpty();
    assertThat(state.streams("web-01", "error")).isEmpty();
  }

  @Test
  void refusesAGapAndAnOverlap() throws Exception {
    add(ingested("b1", "s", 0, 100));

    for (long from : new long[] {0, 90, 110}) {
      assertThatThrownBy(() -> add(ingested("b2", "s", from, 200)))
          .hasMessageStartingWith("Cannot take bytes from " + from + " on of stream s");
    }
  }

  @Test
  void letsPartsWaitUntilTheyAreSummarized() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested("b1", "s", 10, 20), ingested(PART_2, "s", 0, 10));
    assertThat(state.waiting()).containsExactly(PART_1, PART_2);
    assertThat(state.ingested(PART_1)).extracting(Ingested::to).containsExactly(10L, 20L);

    add(summarized("set", List.of(PART_1), MARCH_1));

    assertThat(state.waiting()).containsExactly(PART_2);
    assertThatThrownBy(() -> state.ingested(PART_1))
        .hasMessage("Cannot find web-01/access of batch b1: it neither waits nor is held");
  }

  @Test
  void summarizesAPartOnce() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set", List.of(PART_1), MARCH_1));

    assertThatThrownBy(() -> add(summarized("again", List.of(PART_1), MARCH_1)))
        .hasMessage("Cannot summarize web-01/access of batch b1: it does not wait");
    assertThatThrownBy(() -> add(summarized("twice", List.of(PART_2, PART_2), MARCH_1)))
        .hasMessageStartingWith("Cannot summarize");
    assertThatThrownBy(() -> add(summarized("set", List.of(PART_2), MARCH_1)))
        .hasMessage("Cannot add set set: there is one");
  }

  @Test
  void findsOtherBytesInThePlaceOfErasedOnes() throws Exception {
    Ingested taken = ingested("b1", "s", 0, 10);
    add(taken, ingested(PART_2, "t", 0, 10));
    Erased once = LedgerSamples.erased(taken);
    add(once);
    Ingested now = state.current(taken);

    assertThat(state.ingested(PART_1)).containsExactly(now);
    assertThat(now.paths()).containsExactly("raw/b1/web-01-s-0-erased");
    assertThat(state.paths(taken)).isEqualTo(now.paths());
    assertThat(state.paths(once)).isEqualTo(now.paths());
    assertThat(state.ingested(PART_2).get(0).paths()).containsExactly("raw/b2/web-02-t-0");
    assertThatThrownBy(() -> add(once)).hasMessageContaining("it was done before");

    add(LedgerSamples.erased(now));

    assertThat(state.current(taken).paths()).containsExactly("raw/b1/web-01-s-0-erased-erased");
    assertThat(state.paths(once)).containsExactly("raw/b1/web-01-s-0-erased-erased");
    assertThat(state.stream("web-01", "access", "s").orElseThrow().prefixSha256())
        .isEqualTo(taken.prefixSha256());
  }

  @Test
  void refusesToPutErasedBytesBack() throws Exception {
    Ingested taken = ingested("b1", "s", 0, 10);
    Erased erased = LedgerSamples.erased(taken);
    add(taken);
    add(erased);
    Segment now = erased.segments().get(0).now();

    assertThatThrownBy(
            () ->
                add(
                    new Erased(
                        List.of(
                            new Erased.Replacement(now.storedSha256(), taken.segments().get(0))))))
        .hasMessageContaining("Cannot put raw/b1/web-01-s-0 in the place of other bytes");
    assertThatThrownBy(() -> new Erased.Replacement(now.storedSha256(), now))
        .hasMessage("Cannot replace a segment by " + now.path());
  }

  @Test
  void forgetsWhatHasExpiredForGood() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1, MARCH_2));
    add(published(MARCH_1, "set-1"), published(MARCH_2, "set-1"));

    add(new Expired(Expired.What.SUMMARIES, MARCH_2));
    assertThat(state.summarizedDates()).containsExactly(MARCH_2);
    assertThat(state.publishedDates()).containsExactly(MARCH_1, MARCH_2);
    add(summarized("set-2", List.of(PART_2), MARCH_1, MARCH_2));
    assertThat(state.summarizedDates()).containsExactly(MARCH_2);
    assertThat(state.staleDates()).containsExactly(MARCH_2);

    add(new Expired(Expired.What.REPORTS, MARCH_2));
    assertThat(state.publishedDates()).containsExactly(MARCH_2);
    assertThat(state.staleDates()).containsExactly(MARCH_2);
    assertThatThrownBy(() -> add(new Expired(Expired.What.REPORTS, MARCH_1)))
        .hasMessage("Cannot expire REPORTS before 2026-03-01: more is expired");
  }

  @Test
  void knowsHowASourceWasOnEveryDate() throws Exception {
    assertThat(state.sources(MARCH_1)).isEmpty();
    assertThat(state.sourcesVersion(MARCH_1)).isZero();
    add(seen(MARCH_1, "web-01", State.FAILED));
    add(new SourcesSeen(MARCH_2, List.of()));
    add(seen(MARCH_3, "web-01", State.FOUND), seen(MARCH_3, "web-02", State.FOUND));

    for (String date : List.of("2026-01-01", MARCH_1, MARCH_2)) {
      assertThat(state.sources(date))
          .as(date)
          .extracting(source -> source.seen().state(), KnownSource::since)
          .containsExactly(Tuple.tuple(State.FAILED, MARCH_1));
    }
    assertThat(state.sources("2027-01-01"))
        .extracting(source -> source.seen().node(), KnownSource::since)
        .containsExactly(Tuple.tuple("web-01", MARCH_3), Tuple.tuple("web-02", MARCH_3));
    assertThat(state.lastLook()).contains(MARCH_3);
    assertThatThrownBy(() -> add(seen(MARCH_2, "web-01", State.FAILED)))
        .hasMessage("Cannot add how sources were on 2026-03-02: it is known for 2026-03-03");
  }

  @Test
  void newsOfSourcesMakesOnlyDatesFromItsOwnOnStale() throws Exception {
    add(seen(MARCH_1, "web-01", State.FOUND));
    assertThat(state.staleDates()).containsExactly(MARCH_1);
    add(publishedNow("2026-02-01"), publishedNow(MARCH_1), published(MARCH_2));
    assertThat(state.staleDates()).isEmpty();

    add(seen(MARCH_2, "web-01", State.FAILED));
    assertThat(state.staleDates()).as("the reports of the second say nothing of sources").isEmpty();
    add(publishedNow(MARCH_2), publishedNow(MARCH_3));
    add(seen(MARCH_2, "web-01", State.FOUND));

    assertThat(state.staleDates()).containsExactly(MARCH_2, MARCH_3);
  }

  private Published publishedNow(String date) {
    return new Published(
        date, List.of(), List.of(), state.sourcesVersion(date), "", Report.SCHEMA_VERSION);
  }

  private Published published(String date, String... sets) {
    return LedgerSamples.published(state, date, sets);
  }

  @Test
  void aDayThatChangesMakesTheDatesStaleThatLookBackOnIt() throws Exception {
    String march29 = "2026-03-29"; // looks back on 1 March, and on no day before
    String after = "2026-03-30";
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_2, march29, after));
    add(published(MARCH_2, "set-1"), published(march29, "set-1"), published(after, "set-1"));
    assertThat(state.staleDates()).isEmpty();

    add(summarized("set-2", List.of(PART_2), MARCH_1));

    assertThat(state.staleDates()).containsExactly(MARCH_1, MARCH_2, march29);
    add(published(MARCH_1, "set-2"), published(MARCH_2, "set-1"), published(march29, "set-1"));
    assertThat(state.staleDates()).isEmpty();
  }

  @Test
  void reportsThatLookBackOnWhatHasExpiredStayAsTheyAre() throws Exception {
    add(ingested("b1", "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1, MARCH_2, MARCH_3));
    add(published(MARCH_1, "set-1"), published(MARCH_2, "set-1"), published(MARCH_3, "set-1"));

    add(new Expired(Expired.What.SUMMARIES, MARCH_2));

    assertThat(state.staleDates()).isEmpty();
    assertThat(state.window(MARCH_3)).as("of less than it was made from").isNotEmpty();
  }

  @Test
  void reportsOfAnOlderSchemaAreMadeAnew() throws Exception {
    add(ingested("b1", "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1));
    add(new Published(MARCH_1, List.of("set-1"), List.of(), 0, "", Report.SCHEMA_VERSION - 1));
    assertThat(state.staleDates()).containsExactly(MARCH_1);
    add(published(MARCH_1, "set-1"));
    assertThat(state.staleDates()).isEmpty();
  }

  @Test
  void keepsTheRawLogsOfABatchUntilAllOfItIsSummarized() throws Exception {
    Part other = new Part("b1", "web-02", "access");
    add(ingested("b1", "s", 0, 10), ingested(other, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1));
    add(new Expired(Expired.What.RAW, MARCH_2));
    assertThat(state.rawExpired("b1")).isFalse();

    add(summarized("set-2", List.of(other), MARCH_1));

    assertThat(state.rawExpired("b1")).isTrue();
    assertThat(state.rawExpired("b9")).isFalse();
    assertThatThrownBy(() -> add(new SettingsRecorded("f", "x = 1\n", true)))
        .hasMessageContaining("raw logs before 2026-03-02 have expired");
  }

  @Test
  void readsWhatWasMergedInPlaceOfItsSets() throws Exception {
    addThreeSets();
    add(compacted(MARCH_1, "set-1", "set-2"));

    assertThat(state.summaryFiles("node_load", MARCH_1))
        .containsExactlyInAnyOrder(
            summaryFile("merged-set-1-set-2", MARCH_1), summaryFile("set-3", MARCH_1));
    assertThat(state.summaryFiles("node_load", MARCH_2)).hasSize(3);
    assertThat(state.summaryFiles()).hasSize(6);
    assertThat(state.sets(MARCH_1)).containsExactly("set-1", "set-2", "set-3");
    assertThat(state.paths()).hasSize(7).doesNotHaveDuplicates();

    add(compacted(MARCH_1, "set-1", "set-2", "set-3"));
    assertThat(state.compacted()).containsExactly(compacted(MARCH_1, "set-1", "set-2", "set-3"));
    assertThat(state.summaryFiles("node_load", MARCH_1)).hasSize(1);
  }

  @Test
  void refusesToMergeWhatIsNotThereOrInTwoPlaces() throws Exception {
    addThreeSets();
    add(compacted(MARCH_1, "set-1", "set-2"));

    assertThatThrownBy(() -> add(compacted(MARCH_1, "set-2", "set-3")))
        .hasMessage("Cannot compact 2026-03-01: some of the sets are merged with others");
    assertThatThrownBy(() -> add(compacted(MARCH_1, "set-9")))
        .hasMessage("Cannot compact 2026-03-01: there is no set set-9");
    assertThatThrownBy(() -> add(compacted("2026-03-03", "set-1")))
        .hasMessage("Cannot compact 2026-03-03: there is no set set-1");
  }

  @Test
  void readsTheSetsAgainWhenOneOfThemIsNoMore() throws Exception {
    addThreeSets();
    add(compacted(MARCH_1, "set-1", "set-2"), compacted(MARCH_2, "set-2", "set-3"));

    add(
        new Summarized(
            "again",
            List.of(PART_1),
            List.of(),
            List.of(summaryFile("again", MARCH_1)),
            List.of("set-1"),
            List.of()));

    assertThat(state.compacted()).containsExactly(compacted(MARCH_2, "set-2", "set-3"));
    assertThat(state.summaryFiles("node_load", MARCH_1))
        .extracting(SummaryFile::path)
        .containsExactlyInAnyOrder(
            summaryFile("again", MARCH_1).path(),
            summaryFile("set-2", MARCH_1).path(),
            summaryFile("set-3", MARCH_1).path());

    add(new SettingsRecorded("f", "x = 1\n", true));
    assertThat(state.compacted()).isEmpty();
  }

  @Test
  void readsNothingThatWasMergedOfWhatHasExpired() throws Exception {
    addThreeSets();
    add(compacted(MARCH_1, "set-1", "set-2"), compacted(MARCH_2, "set-1", "set-2"));

    add(new Expired(Expired.What.QUARANTINE, MARCH_2));
    assertThat(state.compacted()).describedAs("there was none").hasSize(2);
    add(new Expired(Expired.What.SUMMARIES, MARCH_2));

    assertThat(state.compacted()).containsExactly(compacted(MARCH_2, "set-1", "set-2"));
    assertThat(state.summaryFiles("node_load", MARCH_1)).isEmpty();
  }

  private void addThreeSets() throws Exception {
    Part third = new Part("b3", "web-02", "access");
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10), ingested(third, "t", 0, 10));
    add(
        summarized("set-1", List.of(PART_1), MARCH_1, MARCH_2),
        summarized("set-2", List.of(PART_2), MARCH_1, MARCH_2),
        summarized("set-3", List.of(third), MARCH_1, MARCH_2));
  }

  @Test
  void letsASetTakeThePlaceOfOthers() throws Exception {
    HeldPart held = new HeldPart(PART_2, "9 of 10 lines were rejected", 0.9, 10);
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(
        new Summarized(
            "set-1",
            List.of(PART_1),
            List.of(held),
            List.of(LedgerSamples.summaryFile("set-1", MARCH_1))));
    add(published(MARCH_1, "set-1"));

    add(
        new Summarized(
            "set-2",
            List.of(PART_1, PART_2),
            List.of(),
            List.of(LedgerSamples.summaryFile("set-2", MARCH_2)),
            List.of("set-1"),
            List.of(new PartFormat(PART_2, "nginx_timed"))));

    assertThat(state.hasSet("set-1")).isFalse();
    assertThat(state.held()).isEmpty();
    assertThat(state.waiting()).isEmpty();
    assertThat(state.summarizedDates()).containsExactly(MARCH_2);
    assertThat(state.staleDates()).containsExactly(MARCH_1, MARCH_2);
    assertThat(state.format(PART_1)).isEmpty();
    assertThat(state.format(PART_2)).hasValue("nginx_timed");
    assertThatThrownBy(
            () ->
                add(
                    new Summarized(
                        "set-3",
                        List.of(PART_1),
                        List.of(),
                        List.of(),
                        List.of("set-1"),
                        List.of())))
        .hasMessage("Cannot replace set set-1: there is none");
  }

  @Test
  void keepsHeldPartsUntilTheyAreMended() throws Exception {
    HeldPart held = new HeldPart(PART_1, "9 of 10 lines were rejected", 0.9, 10);
    add(ingested("b1", "s", 0, 100));
    add(new Summarized("set-1", List.of(), List.of(held), List.of()));

    assertThat(state.waiting()).isEmpty();
    assertThat(state.held()).containsExactly(held);
    assertThat(state.ingested(PART_1)).hasSize(1);

    add(summarized("set-2", List.of(PART_1), MARCH_1));

    assertThat(state.held()).isEmpty();
    assertThatThrownBy(() -> add(new Summarized("set-3", List.of(), List.of(held), List.of())))
        .hasMessage("Cannot hold web-01/access of batch b1: it does not wait");
  }

  @Test
  void findsSummariesByTableAndDate() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1, MARCH_2));
    add(summarized("set-2", List.of(PART_2), MARCH_2));

    assertThat(state.summaryFiles("node_load", MARCH_2))
        .containsExactly(summaryFile("set-1", MARCH_2), summaryFile("set-2", MARCH_2));
    assertThat(state.summaryFiles("input_audit", MARCH_2)).isEmpty();
    assertThat(state.sets(MARCH_1)).containsExactly("set-1");
    assertThat(state.sets(MARCH_2)).containsExactly("set-1", "set-2");
    assertThat(state.summarizedDates()).containsExactly(MARCH_1, MARCH_2);
  }

  @Test
  void callsADateStaleWhileItsReportsLackASet() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1, MARCH_2));
    assertThat(state.staleDates()).containsExactly(MARCH_1, MARCH_2);

    add(published(MARCH_1, "set-1"), published(MARCH_2, "set-1"));
    assertThat(state.staleDates()).isEmpty();

    add(summarized("set-2", List.of(PART_2), MARCH_2));
    assertThat(state.staleDates()).containsExactly(MARCH_2);
    assertThat(state.stale(MARCH_1, Set.of("set-1", "set-2"))).isTrue();

    add(published(MARCH_2, "set-2", "set-1"));
    assertThat(state.staleDates()).isEmpty();
  }

  @Test
  void readsTheNewestReportsOfADate() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1), published(MARCH_1, "set-1"));
    add(summarized("set-2", List.of(PART_2), MARCH_1), published(MARCH_1, "set-1", "set-2"));

    assertThat(state.reportFiles(MARCH_1))
        .isEqualTo(published(MARCH_1, "set-1", "set-2").files())
        .isEqualTo(state.reportFilesOf("node_load"));
    assertThat(state.publishedDates()).containsExactly(MARCH_1);
    assertThat(state.reportFiles(MARCH_2)).isEmpty();
    assertThatThrownBy(() -> add(published(MARCH_1, "unknown")))
        .hasMessage("Cannot publish 2026-03-01: there is no set unknown");
  }

  @Test
  void doesNotChangeWhenTheLedgerDoes() throws Exception {
    add(ingested("b1", "s", 0, 10), ingested(PART_2, "s", 0, 10));
    add(summarized("set-1", List.of(PART_1), MARCH_1));
    LedgerState before = state;

    add(ingested("b3", "s", 10, 20), ingested("b3", "t", 0, 20));
    add(summarized("set-2", List.of(PART_2), MARCH_1), published(MARCH_1, "set-2"));

    assertThat(before.waiting()).containsExactly(PART_2);
    assertThat(before.sets(MARCH_1)).containsExactly("set-1");
    assertThat(before.published(MARCH_1)).isEmpty();
    assertThat(before.streams("web-01", "access"))
        .extracting(TakenStream::length)
        .containsExactly(10L);
    assertThatThrownBy(() -> before.streams("web-01", "access").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesRowsThatDoNotAddUp() {
    Segment segment =
        new Segment("p", Segment.Compression.NONE, 10, LedgerSamples.sha256("p"), 0, 10, 1);
    assertThat(row(0, 10, 1, segment).bytes()).isEqualTo(10);
    assertThat(row(5, 5, 0).bytes()).isZero();
    assertThatThrownBy(() -> row(0, 11, 1, segment)).hasMessageStartingWith("Invalid segments");
    assertThatThrownBy(() -> row(0, 10, 2, segment)).hasMessageStartingWith("Invalid segments");
    assertThatThrownBy(() -> row(1, 11, 1, segment)).hasMessageStartingWith("Invalid segment p");
    assertThatThrownBy(() -> row(0, 20, 2, segment, segment))
        .hasMessage("Invalid segment p (must start at 10)");
    assertThatThrownBy(() -> row(3, 2, 0)).hasMessage("Invalid range: 3 to 2");
  }

  private static Ingested row(long from, long to, long lines, Segment... segments) {
    String sha256 = LedgerSamples.sha256("");
    return new Ingested(
        "b",
        "n",
        "s",
        "f",
        "file:/f",
        "i",
        from,
        to,
        lines,
        sha256,
        HeadTail.NONE,
        true,
        List.of(segments));
  }

  private void add(LedgerEntry... entries) throws Exception {
    state = ledger.commit(state, "run", NOON, List.of(entries));
  }
}
