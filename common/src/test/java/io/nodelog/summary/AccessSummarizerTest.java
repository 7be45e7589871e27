package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.RejectReason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessSummarizerTest {
  private static final long TIME = 1_767_571_200_000_000L; // 2026-01-05T00:00:00Z

  private static final byte[] TARGETS = Line.latin("/a/17? /b/178 /c?x=1 /d/9/e");

  @TempDir Path spillDirectory;

  private final CollectedBlocks blocks = new CollectedBlocks();
  private final AccessRecord view = new AccessRecord();

  private static SummarySettings settings(long memoryBytes) {
    return new SummarySettings(ZoneOffset.UTC, 300, 4, memoryBytes);
  }

  private void request(int client, int status, long micros) {
    view.clear(Line.latin("/a/17?b"));
    view.set(AccessField.TARGET, 0, 7);
    view.setClientIpv4(client);
    view.setTimeMicros(TIME + micros);
    view.setStatus(status);
    view.setBytesSent(10);
    view.setDurationMicros(micros % 1000);
  }

  @Test
  void allocatesNothingForARequestOnceItsTablesHaveGrown() throws IOException {
    AccessSummarizer summarizer = new AccessSummarizer(settings(256 << 20), "web-01", blocks);
    int requests = 400_000;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 2; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < requests; i++) {
        view.setStatus(200);
        fillReused(i);
        summarizer.add(view);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }

    assertThat((double) allocated / requests).isLessThan(0.1);
  }

  /** Fills the view without an array of its own. */
  private void fillReused(int i) {
    view.clear(TARGETS);
    view.set(AccessField.TARGET, 7 * (i % 4), 7 * (i % 4) + 6);
    view.setClientIpv4(i % 10_000 * 0x10001);
    view.setTimeMicros(TIME + (i % 86_400) * 1_000_000L);
    view.setStatus(i % 10 == 0 ? 500 + i % 5 : 200);
    view.setDurationMicros(i % 977);
  }

  @Test
  void handsOnWhatDoesNotFitAndKeepsEveryRequest() throws IOException {
    AccessSummarizer summarizer = new AccessSummarizer(settings(1 << 20), "web-01", blocks);
    int clients = 50_000;
    for (int i = 0; i < 3 * clients; i++) {
      request(i % clients, 200, i);
      summarizer.add(view);
    }
    assertThat(blocks.count()).isGreaterThan(20);
    summarizer.flush();

    Map<String, String> rows = blocks.rows(SummaryTable.IP_NODE_ACCESS, 4, spillDirectory);
    assertThat(rows).hasSize(clients);
    assertThat(rows.values())
        .allSatisfy(row -> assertThat(row).startsWith("requests=3 bytes_sent=30 "));
  }

  @Test
  void countsAHotClientPastTheCapacityOfOneCounter() throws IOException {
    MemoryBudget budget = new MemoryBudget(1 << 20);
    ClientDurations durations = new ClientDurations(budget);
    int counted = (1 << 24) + 100;
    for (int i = 0; i < counted; i++) {
      durations.add(3, 77);
      if (i % ClientDurations.BATCH == ClientDurations.BATCH - 1 || i == counted - 1) {
        durations.countPending();
      }
    }
    durations.sort(4);
    ValueWriter value = new ValueWriter();
    durations.write(3, value);

    DurationHistogram histogram = new DurationHistogram();
    new ValueReader().set(value.range(new ByteRange())).histogram(histogram);
    assertThat(histogram.count(77)).isEqualTo(counted);
  }

  @Test
  void countsEveryRequestOfRandomPathsInLittleMemory() throws IOException {
    AccessSummarizer summarizer = new AccessSummarizer(settings(1 << 20), "web-01", blocks);
    int paths = 30_000;
    for (int i = 0; i < 2 * paths; i++) {
      byte[] target = Line.latin("/scan" + (i * 7919 % paths) + "x?query");
      view.clear(target);
      view.set(AccessField.TARGET, 0, target.length);
      view.setClientIpv4(1);
      view.setTimeMicros(TIME);
      view.setStatus(200);
      view.setBytesSent(10);
      summarizer.add(view);
    }
    assertThat(blocks.count()).isGreaterThan(5);
    summarizer.flush();

    assertThat(blocks.rows(SummaryTable.REQUEST_ROUTES, 4, spillDirectory))
        .hasSize(paths)
        .allSatisfy(
            (key, row) -> assertThat(row).isEqualTo("requests=2 bytes_sent=20 busy_micros=0"));
  }

  @Test
  void hasNothingToHandOnBeforeTheFirstRequestAndAfterAFlush() throws IOException {
    AccessSummarizer summarizer = new AccessSummarizer(settings(1 << 20), "web-01", blocks);
    summarizer.flush();
    assertThat(blocks.count()).isZero();

    request(1, 200, 0);
    summarizer.add(view);
    summarizer.flush();
    int once = blocks.count();
    summarizer.flush();

    assertThat(blocks.count()).isEqualTo(once).isPositive();
  }

  @Test
  void columnsOfTheAuditFollowTheReasons() {
    int first = 5;
    for (RejectReason reason : RejectReason.values()) {
      assertThat(SummaryTable.INPUT_AUDIT.measures().get(first + reason.ordinal()).name())
          .isEqualTo("rejected_" + reason.name().toLowerCase(Locale.ROOT));
    }
  }
}
