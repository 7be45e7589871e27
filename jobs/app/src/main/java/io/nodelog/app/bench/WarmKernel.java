package io.nodelog.app.bench;

import com.sun.management.ThreadMXBean;
import io.nodelog.app.bench.Scan.Depth;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the kernel and the prototype in turns in one process, and prints what the scanning thread
 * takes at best: the cost of lines without that of starting and of compiling.
 *
 * <p>Arguments: the log, the number of rounds, and the prototype's directory and class if there is
 * one. Prints a line each: CPU seconds, allocated bytes, name.
 */
final class WarmKernel {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int SERVICE_LOG_BYTES = 64 << 20;

  private final Map<String, double[]> best = new LinkedHashMap<>();
  private final byte[] serviceLog = ServiceLog.of(SERVICE_LOG_BYTES);
  private final Path log;

  private WarmKernel(Path log) {
    this.log = log;
  }

  public static void main(String[] args) throws Exception {
    WarmKernel kernel = new WarmKernel(Path.of(args[0]));
    Optional<Prototype.Warm> prototype =
        args.length > 3 ? Prototype.warm(Path.of(args[2]), args[3]) : Optional.empty();
    double yardstick = Double.MAX_VALUE;
    for (int round = Integer.parseInt(args[1]); round > 0; round--) {
      long start = THREADS.getCurrentThreadCpuTime();
      if (prototype.isPresent()) {
        prototype.get().scan(kernel.log);
      }
      yardstick = Math.min(yardstick, (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
      for (Depth depth : new Depth[] {Depth.NEWLINES, Depth.PARSE, Depth.SUMMARIZE}) {
        kernel.run(depth);
      }
      kernel.runServiceLog();
    }
    try (PrintStream out = Scan.standardOutput()) {
      if (prototype.isPresent()) {
        out.println(yardstick + " 0 " + BenchReport.PROTOTYPE);
      }
      kernel.best.forEach((name, cost) -> out.println(cost[0] + " " + (long) cost[1] + " " + name));
    }
  }

  private void run(Depth depth) throws IOException {
    measure(
        BenchReport.nameOf(depth),
        1,
        () -> {
          try (InputStream in = Files.newInputStream(log)) {
            Scan.run(depth, in);
          }
        });
  }

  /** The log of daemons is smaller: what it takes is scaled to as many bytes as the other has. */
  private void runServiceLog() throws IOException {
    measure(
        BenchReport.SERVICE,
        (double) Files.size(log) / serviceLog.length,
        () -> {
          if (ServiceKernel.run(serviceLog) == 0) {
            throw new BenchFailed("No event of the daemons' log was understood");
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void measure(String name, double scale, Work work) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9 * scale;
    double[] cost = best.computeIfAbsent(name, unknown -> new double[] {seconds, 0});
    cost[0] = Math.min(cost[0], seconds);
    cost[1] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
  }
}
