package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * The leases of a warehouse: {@code lease/%08d}, one a fencing number. Creating the next number is
 * a commit, so that one run alone gets it; the holder replaces its file when it renews. Only the
 * file with the greatest number counts, and stays when all others are gone.
 */
public final class Leases {
  private static final Pattern NAME = Pattern.compile("\\d{8,18}");

  private final Storage storage;
  private final Path directory;
  private final Duration expires;

  /**
   * The leases of a warehouse.
   *
   * @param expires how long a lease lasts that is not renewed
   */
  public Leases(Storage storage, Path warehouse, Duration expires) {
    this.storage = storage;
    this.directory = RelativePath.resolve(warehouse, "lease");
    this.expires = expires;
  }

  /**
   * The lease of somebody who is at work.
   *
   * @param gone tells whether the run of a lease is known to be dead, so that nobody waits for it
   */
  public Optional<Lease> holder(Instant now, Predicate<Lease> gone) throws IOException {
    return latest()
        .flatMap(this::read)
        .filter(lease -> lease.fresh(now, expires) && !gone.test(lease));
  }

  /**
   * Takes the next fencing number, whoever has the one before.
   *
   * @return the lease; empty if another run was faster
   */
  public Optional<Lease> take(String run, String place, String process, Instant now)
      throws IOException {
    List<Path> before = files();
    long number = before.isEmpty() ? 1 : number(before.get(before.size() - 1)) + 1;
    Lease lease =
        new Lease(number, run, place, process, now.toString(), now.plus(expires).toString());
    Path finished = write(lease);
    if (!storage.commit(finished, path(number))) {
      storage.delete(finished);
      return Optional.empty();
    }
    if (!holds(lease)) {
      // Others came and went since the numbers were read, and this one was free again.
      storage.delete(path(number));
      return Optional.empty();
    }
    for (Path old : before) {
      storage.delete(old);
    }
    return Optional.of(lease);
  }

  /**
   * Says that the holder is still at work.
   *
   * @return the lease; empty if another run took it over
   */
  public Optional<Lease> renew(Lease lease, Instant now) throws IOException {
    return put(lease.renewed(now, expires));
  }

  /** Says that the holder is done, so that nobody waits for it. */
  public void giveBack(Lease lease) throws IOException {
    put(lease.givenBack());
  }

  /** Whether no other run has taken a lease over. */
  public boolean holds(Lease lease) throws IOException {
    return latest().filter(path(lease.number())::equals).isPresent();
  }

  /** Leases that others have replaced, and what was never given its name. */
  public List<FileEntry> leftovers() throws IOException {
    List<FileEntry> entries = new ArrayList<>(storage.list(directory));
    Optional<Path> latest = latest();
    entries.removeIf(
        entry -> latest.isPresent() && entry.path().getName().equals(latest.get().getName()));
    return entries;
  }

  private Optional<Lease> put(Lease lease) throws IOException {
    if (!holds(lease)) {
      return Optional.empty();
    }
    storage.replace(write(lease), path(lease.number()));
    return Optional.of(lease);
  }

  private Path write(Lease lease) throws IOException {
    Path file = RelativePath.resolve(directory, lease.run() + "-" + System.nanoTime());
    try (OutputStream out = storage.create(file)) {
      out.write(VersionFile.JSON.writeValueAsBytes(lease));
    }
    return file;
  }

  private Optional<Path> latest() throws IOException {
    List<Path> files = files();
    return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
  }

  /** All leases, the latest last. */
  private List<Path> files() throws IOException {
    return storage.list(directory).stream()
        .map(FileEntry::path)
        .map(Path::getName)
        .filter(name -> NAME.matcher(name).matches())
        .map(Long::parseLong)
        .sorted()
        .map(this::path)
        .toList();
  }

  private static long number(Path file) {
    return Long.parseLong(file.getName());
  }

  private Path path(long number) {
    return RelativePath.resolve(directory, String.format(Locale.ROOT, "%08d", number));
  }

  /** One that cannot be read, or is gone by now, is nobody's. */
  private Optional<Lease> read(Path file) {
    try (StorageStream in = new StorageStream(storage.open(file))) {
      Lease lease = VersionFile.JSON.readValue(in.readAllBytes(), Lease.class);
      return lease.number() == number(file) ? Optional.of(lease) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
