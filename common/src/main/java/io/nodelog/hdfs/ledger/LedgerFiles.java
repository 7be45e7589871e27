package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Where the files of the ledger lie: {@code v%08d}, {@code hint} and {@code tmp/<run>-<n>}. */
final class LedgerFiles {
  static final int ATTEMPTS = 3;
  private static final Pattern VERSION = Pattern.compile("v\\d{8}");
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

  /**
   * Writes a file that is to be committed. A write that fails is tried again under another name:
   * the torn file may still belong to a pipeline that hangs.
   */
  Path writeTemporary(String runId, byte[] bytes) throws IOException {
    for (int attempt = 1; ; ) {
      Path file =
          RelativePath.resolve(directory, "tmp/" + runId + "-" + temporaries.incrementAndGet());
      try (OutputStream out = storage.create(file)) {
        out.write(bytes);
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

  /** Deletes a file that nothing names. One that stays does no harm and is collected later. */
  void deleteIfPossible(Path file) {
    try {
      storage.delete(file);
    } catch (IOException e) {
      return;
    }
  }

  /** The newest version that the hint knows of; there may be newer. Empty without a sound hint. */
  OptionalLong hint() throws IOException {
    String text = bytes(hintFile()).map(bytes -> new String(bytes, UTF_8)).orElse("");
    int space = text.indexOf(' ');
    if (space <= 0 || !text.equals(hintText(text.substring(0, space)))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text.substring(0, space)));
  }

  /** Notes the newest version. A hint that is old or missing only makes the next reader slower. */
  void writeHint(String runId, long version) {
    try {
      Path file = writeTemporary(runId, hintText(Long.toString(version)).getBytes(UTF_8));
      storage.replace(file, hintFile());
    } catch (IOException e) {
      return;
    }
  }

  Path hintFile() {
    return RelativePath.resolve(directory, "hint");
  }

  /** The newest version in a listing; 0 if there is none. */
  long newestListed() throws IOException {
    return storage.list(directory).stream()
        .map(FileEntry::path)
        .map(Path::getName)
        .filter(name -> VERSION.matcher(name).matches())
        .mapToLong(name -> Long.parseLong(name.substring(1)))
        .max()
        .orElse(0);
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

  private static String hintText(String version) {
    return version + " " + Sha256.of(version.getBytes(UTF_8)) + "\n";
  }
}
