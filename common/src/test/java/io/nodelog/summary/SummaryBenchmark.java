package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to add a request to all access tables, and to merge a row of two tasks. {@code
 * scripts/jmh Summary} runs it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SummaryBenchmark {
  private static final int CLIENTS = 200_000;
  private static final int REQUESTS = 2_000_000;
  private static final long TIME = 1_767_571_200_000_000L; // 2026-01-05T00:00:00Z
  private static final int TARGETS = 2_000;
  private static final SummarySettings SETTINGS =
      new SummarySettings(ZoneOffset.UTC, 300, 1, 256L << 20);

  /** Whether the lines have durations. */
  @Param({"false", "true"})
  public boolean durations;

  private final AccessRecord record = new AccessRecord();
  private final int[] addresses = new int[REQUESTS];
  private final byte[][] targets = new byte[TARGETS][];
  private List<byte[]> blocks = new ArrayList<>();
  private long rows;

  /** Makes few frequent clients and many rare ones, and checks that every request is counted. */
  @Setup
  public void makeRequests() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < REQUESTS; i++) {
      int rank = (int) (CLIENTS * Math.pow(random.nextDouble(), 4));
      addresses[i] = rank * 0x9E3779B1;
    }
    for (int i = 0; i < TARGETS; i++) {
      String target = "/shop/articles-" + i % 40 + "/" + i + ".html?session=" + i;
      targets[i] = target.getBytes(StandardCharsets.US_ASCII);
    }
    blocks = new ArrayList<>();
    add();
    add(); // two tasks with the same clients
    rows = mergeRows();
    if (requests() != 2L * REQUESTS || rows < CLIENTS / 2) {
      throw new IllegalStateException("Requests are missing, or clients: " + rows);
    }
  }

  private long requests() throws IOException {
    long[] requests = new long[1];
    ValueReader values = new ValueReader();
    merge((key, value) -> requests[0] += values.set(value).sum());
    return requests[0];
  }

  private void merge(RowVisitor visitor) throws IOException {
    try (BlockMerger merger =
        new BlockMerger(SummaryTable.IP_NODE_ACCESS, 1L << 30, Path.of("unused"))) {
      for (byte[] block : blocks) {
        merger.add(block);
      }
      merger.drain(visitor);
    }
  }

  /** All tables, the flush included. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public long add() throws IOException {
    List<byte[]> kept = blocks;
    AccessSummarizer summarizer =
        new AccessSummarizer(
            SETTINGS,
            "web-01",
            (key, block) -> {
              if (key.table() == SummaryTable.IP_NODE_ACCESS && rows == 0) {
                kept.add(block);
              }
            });
    for (int i = 0; i < REQUESTS; i++) {
      byte[] target = targets[(addresses[i] >>> 8) % TARGETS];
      record.clear(target);
      record.set(AccessField.TARGET, 0, target.length);
      record.setClientIpv4(addresses[i]);
      record.setTimeMicros(TIME + i * 40_000L / 1_000_000 * 1_000_000);
      record.setStatus(i % 30 == 0 ? 404 : 200);
      record.setBytesSent(i & 0xFFFF);
      if (durations) {
        record.setDurationMicros(addresses[i] & 0xFFFFF);
      }
      summarizer.add(record);
    }
    summarizer.flush();
    return summarizer.hashCode();
  }

  /** The rows of about 200,000 clients from two tasks. */
  @Benchmark
  @OperationsPerInvocation(CLIENTS)
  public long mergeRows() throws IOException {
    long[] count = new long[1];
    merge((key, value) -> count[0]++);
    return count[0];
  }
}
