package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;

/**
 * Where the files of the ledger lie: {@code v%08d}, {@code c%08d}, {@code hint} and {@code tmp/}.
 */
final class LedgerFiles {
  static final int ATTEMPTS = 3;
  private static final Pattern VERSION = Pattern.compile("v\\d{8,18}");
  private static final Pattern CHECKPOINT = Pattern.compile("c\\d{8,18}");
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Storage storage;
  private final Path directory;
  private final AtomicLong temporaries = new AtomicLong();

  LedgerFiles(Storage storage, Path warehouse) {
    this.storage = storage;
    this.directory = RelativePath.resolve(warehouse, "ledger");
  }

  static void checkRunId(String runId) {
    if (!RUN_ID.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "Invalid run id: " + runId + " (must be 1 to 100 letters, digits, \".\", \"_\", \"-\")");
    }
  }

  /** The checkpoint of a version. */
  Path checkpoint(long version) {
    return RelativePath.resolve(directory, String.format(Locale.ROOT, "c%08d", version));
  }

  Path path(long version) {
    return RelativePath.resolve(directory, String.format(Locale.ROOT, "v%08d", version));
  }

  /** Reads a version; empty if there is no such file. */
  Optional<LedgerVersion> read(long version) throws IOException {
    Path file = path(version);
    Optional<byte[]> bytes = bytes(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    LedgerVersion read = VersionFile.decode(bytes.get(), file);
    if (read.version() != version) {
      throw DamagedLedger.altered(file, "holds version " + read.version());
    }
    return Optional.of(read);
  }

  /** Whether a version was written at an instant or later. */
  boolean writtenAfter(long version, Instant instant) throws IOException {
    return storage
        .status(path(version))
        .filter(file -> !file.modified().isBefore(instant))
        .isPresent();
  }

  /** Reads a version that has to be there. */
  LedgerVersion require(long version) throws IOException {
    return read(version).orElseThrow(() -> DamagedLedger.altered(path(version), "is missing"));
  }

  /**
   * Writes a file that is to be committed. A write that fails is tried again under another name:
   * the torn file may still belong to a pipeline that hangs.
   */
  Path writeTemporary(String runId, Content content) throws IOException {
    for (int attempt = 1; ; ) {
      Path file =
          RelativePath.resolve(directory, "tmp/" + runId + "-" + temporaries.incrementAndGet());
      try (OutputStream out = storage.create(file)) {
        content.write(out);
      } catch (FileAlreadyExistsException e) {
        continue; // left by an earlier process; it costs no attempt
      } catch (IOException e) {
        deleteIfPossible(file);
        if (attempt++ == ATTEMPTS) {
          throw e;
        }
        continue;
      }
      return file;
    }
  }

  /** Writes the bytes of a file, as often as it takes. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Deletes a file that nothing names. One that stays does no harm and is collected later. */
  void deleteIfPossible(Path file) {
    try {
      storage.delete(file);
    } catch (IOException e) {
      return;
    }
  }

  /**
   * What the hint says; there may be newer versions. Empty without a sound hint, and where it
   * cannot be read: HDFS fails to read a file that another run is replacing.
   */
  Optional<Hint> hint() {
    try {
      return bytes(hintFile()).flatMap(Hint::parse);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Writes the hint. One that is old or missing only makes the next reader slower. */
  void writeHint(String runId, Hint hint) {
    try {
      Path file = writeTemporary(runId, out -> out.write(hint.bytes()));
      storage.replace(file, hintFile());
    } catch (IOException e) {
      return;
    }
  }

  Path hintFile() {
    return RelativePath.resolve(directory, "hint");
  }

  /** What lies under temporary names. */
  List<FileEntry> temporaries() throws IOException {
    return storage.list(RelativePath.resolve(directory, "tmp"));
  }

  /** The newest version in a listing; 0 if there is none. */
  long newestListed() throws IOException {
    return listed(VERSION).max().orElse(0);
  }

  /** The versions that checkpoints in a listing are of, the newest first. */
  List<Long> listedCheckpoints() throws IOException {
    return listed(CHECKPOINT).boxed().sorted(Comparator.reverseOrder()).toList();
  }

  private LongStream listed(Pattern names) throws IOException {
    return storage.list(directory).stream()
        .map(FileEntry::path)
        .map(Path::getName)
        .filter(name -> names.matcher(name).matches())
        .mapToLong(name -> Long.parseLong(name.substring(1)));
  }

  Optional<byte[]> bytes(Path file) throws IOException {
    try (Storage.Input input = storage.open(file)) {
      byte[] bytes = new byte[Math.toIntExact(input.length())];
      int length = 0;
      while (length < bytes.length) {
        int count = input.read(bytes, length, bytes.length);
        if (count < 0) {
          return Optional.of(Arrays.copyOf(bytes, length));
        }
        length += count;
      }
      return Optional.of(bytes);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
