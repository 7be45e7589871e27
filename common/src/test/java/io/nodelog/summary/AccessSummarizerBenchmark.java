package io.nodelog.summary;

import com.sun.management.ThreadMXBean;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Measures {@link AccessSummarizer#add}: ten million requests of 200,000 IPv4 clients, of which few
 * are frequent. Run it by hand; the first argument says whether the lines have durations ({@code
 * none}, {@code some}), the second one how many lines there are.
 */
final class AccessSummarizerBenchmark {
  private static final int CLIENTS = 200_000;
  private static final int ROUNDS = 6;

  private final int records;
  private final int[] addresses;
  private final short[] statuses;
  private final int[] sizes;
  private final int[] durations;
  private final AccessRecord record = new AccessRecord();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long blockBytes;
  private int blocks;

  private AccessSummarizerBenchmark(int records) {
    this.records = records;
    addresses = new int[records];
    statuses = new short[records];
    sizes = new int[records];
    durations = new int[records];
    Random random = new Random(1);
    double[] cumulative = new double[CLIENTS];
    double sum = 0;
    for (int i = 0; i < CLIENTS; i++) {
      sum += 1 / Math.pow(i + 1, 1.0);
      cumulative[i] = sum;
    }
    for (int i = 0; i < records; i++) {
      int rank = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
      addresses[i] = (rank < 0 ? ~rank : rank) * 0x9E3779B1;
      int die = random.nextInt(100);
      statuses[i] = (short) (die < 93 ? 200 : die < 96 ? 304 : die < 99 ? 404 : 502);
      sizes[i] = random.nextInt(100_000);
      durations[i] = (int) Math.exp(6 + 2 * random.nextGaussian());
    }
  }

  public static void main(String[] args) throws IOException {
    int records = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
    boolean timed = args.length > 0 && args[0].equals("some");
    AccessSummarizerBenchmark benchmark = new AccessSummarizerBenchmark(records);
    for (int round = 0; round < ROUNDS; round++) {
      benchmark.round(timed, System.out);
    }
  }

  private void round(boolean timed, PrintStream out) throws IOException {
    blocks = 0;
    blockBytes = 0;
    AccessSummarizer summarizer =
        new AccessSummarizer(
            new SummarySettings(ZoneOffset.UTC, 300, 8, 256L << 20), "web-01", this::take);
    fill(summarizer, timed, records / 2, 0);
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    fill(summarizer, timed, records / 2, records / 2);
    double nanos = (threads.getCurrentThreadCpuTime() - start) / (records / 2.0);
    double allocated = (threads.getCurrentThreadAllocatedBytes() - bytes) / (records / 2.0);
    start = threads.getCurrentThreadCpuTime();
    summarizer.flush();
    double flushMillis = (threads.getCurrentThreadCpuTime() - start) / 1e6;
    out.printf(
        Locale.ROOT,
        "%.1f ns of CPU and %.3f bytes allocated an add; flush %.0f ms of CPU, %d blocks, %.1f MB%n",
        nanos,
        allocated,
        flushMillis,
        blocks,
        blockBytes / 1e6);
  }

  private void take(BlockKey key, byte[] block) {
    blocks++;
    blockBytes += block.length;
  }

  private void fill(AccessSummarizer summarizer, boolean timed, int count, int from)
      throws IOException {
    byte[] line = "/some/path/12345/page.html?x=y".getBytes(StandardCharsets.US_ASCII);
    long time = 1_767_571_200_000_000L;
    for (int i = from; i < from + count; i++) {
      record.clear(line);
      record.set(AccessField.TARGET, 0, line.length);
      record.setClientIpv4(addresses[i]);
      record.setTimeMicros(time + i * 7_000L / 1_000_000 * 1_000_000);
      record.setStatus(statuses[i]);
      record.setBytesSent(sizes[i]);
      if (timed) {
        record.setDurationMicros(durations[i]);
      }
      summarizer.add(record);
    }
  }
}
