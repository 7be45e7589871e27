package io.nodelog.app.run;

import io.nodelog.hdfs.ledger.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that runs, told in such a way that another one on the same machine sees whether it
 * still lives.
 *
 * @param place the machine's name, for people
 * @param kernel which start of which machine it is, and which of its containers; empty if the
 *     system does not tell
 */
record ThisProcess(String place, String kernel) {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  static ThisProcess find() {
    String kernel;
    try {
      kernel = Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(PROCESSES);
    } catch (IOException | UnsupportedOperationException e) {
      kernel = "";
    }
    return new ThisProcess(hostName(), kernel);
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return "an unnamed machine";
    }
  }

  /** The name of this process, for leases; empty if others could not tell whether it lives. */
  String name() {
    return name(ProcessHandle.current()).orElse("");
  }

  private Optional<String> name(ProcessHandle process) {
    return kernel.isEmpty()
        ? Optional.empty()
        : process
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .map(started -> kernel + " " + process.pid() + " " + started);
  }

  /** Whether the run of a lease is certainly dead: it ran here, and its process is no more. */
  boolean sawTheEndOf(Lease lease) {
    if (kernel.isEmpty() || !lease.process().startsWith(kernel + " ")) {
      return false;
    }
    String[] words = lease.process().split(" ", -1);
    return ProcessHandle.of(Long.parseLong(words[words.length - 2]))
        .flatMap(this::name)
        .filter(lease.process()::equals)
        .isEmpty();
  }
}
