package io.nodelog.app.bench;

import com.sun.management.ThreadMXBean;
import io.nodelog.app.bench.Scan.Depth;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
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

  private final Map<Depth, double[]> best = new EnumMap<>(Depth.class);
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
    }
    try (PrintStream out = Scan.standardOutput()) {
      if (prototype.isPresent()) {
        out.println(yardstick + " 0 " + BenchReport.PROTOTYPE);
      }
      kernel.best.forEach(
          (depth, cost) ->
              out.println(cost[0] + " " + (long) cost[1] + " " + BenchReport.nameOf(depth)));
    }
  }

  private void run(Depth depth) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    try (InputStream in = Files.newInputStream(log)) {
      Scan.run(depth, in);
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    double[] cost = best.computeIfAbsent(depth, unknown -> new double[] {seconds, 0});
    cost[0] = Math.min(cost[0], seconds);
    cost[1] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
  }
}
