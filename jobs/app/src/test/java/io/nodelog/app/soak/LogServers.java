package io.nodelog.app.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The servers of some nodes, which write lines and rotate their logs until they are stopped. */
final class LogServers {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int LONGEST_BURST = 20;

  /** About how often a log is rotated: after so many bursts of all nodes. */
  private static final int BURSTS_A_ROTATION = 300;

  private final List<RotatedLog> logs;
  private final FastClock clock;
  private final Written written;
  private final Random random;
  private final Thread thread = new Thread(this::write, "servers");
  private final long[] numbers;
  private final Object turn = new Object();
  private volatile boolean stopped;
  private volatile Exception failure;

  LogServers(List<RotatedLog> logs, FastClock clock, Written written, long seed) {
    this.logs = logs;
    this.clock = clock;
    this.written = written;
    this.random = new Random(seed);
    this.numbers = new long[logs.size()];
    thread.start();
  }

  /** What is done while no server writes, and every line has its end. */
  interface Work {
    void run() throws Exception;
  }

  /** Holds the servers back for some work. */
  void pauseFor(Work work) throws Exception {
    if (failure != null) {
      throw failure;
    }
    synchronized (turn) {
      work.run();
    }
  }

  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  private void write() {
    try {
      while (!stopped) {
        synchronized (turn) {
          int node = random.nextInt(logs.size());
          burst(node);
          if (random.nextInt(BURSTS_A_ROTATION) == 0) {
            logs.get(node).rotate(random);
          }
        }
        Thread.sleep(10);
      }
    } catch (IOException | UncheckedIOException | InterruptedException e) {
      failure = e;
    }
  }

  private void burst(int node) throws IOException {
    for (int i = random.nextInt(LONGEST_BURST); i >= 0; i--) {
      long number = numbers[node]++;
      int client = random.nextInt(Written.CLIENTS);
      Instant now = clock.now();
      byte[] line = line(node, client, number, now);
      int cut = random.nextInt(line.length);
      logs.get(node).append(ByteBuffer.wrap(line, 0, cut));
      logs.get(node).append(ByteBuffer.wrap(line, cut, line.length - cut));
      written.add(FastClock.day(now), node, client, number);
    }
  }

  private static byte[] line(int node, int client, long number, Instant now) {
    return String.format(
            Locale.ROOT,
            "10.0.%d.%d - - [%s] \"GET /page/%d HTTP/1.1\" %d %d \"-\" \"soak\"\n",
            node + 1,
            client,
            TIME.format(now),
            number % 100,
            number % 7 == 0 ? 503 : 200,
            number)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
