package io.nodelog.app.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.Sha256;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Copies the published files to plain paths, {@code
 * reports/<table>/date=YYYY-MM-DD/part-00000.parquet}, for readers that know nothing of the ledger.
 * Each file is replaced at once; {@code _PUBLISHED.json} is written behind all of them and says
 * which version they are, and then a {@link DateMarker} for each date. An export that died is
 * finished by the next one.
 */
public final class Export {
  /** Name of the file that says what the plain paths hold. */
  public static final String MANIFEST = "reports/_PUBLISHED.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BUFFER_BYTES = 1 << 16;

  private final Run run;
  private final LedgerState state;
  private final Set<String> changing = new HashSet<>();
  private int written;

  /**
   * A file at its plain path.
   *
   * @param path relative to the warehouse
   * @param modifiedMillis when the copy was written: one that has another time was written by
   *     another run, which may have had an older version at hand
   */
  public record ExportedFile(
      String report, String date, String path, long length, String sha256, long modifiedMillis) {

    /** Whether this is a copy of a report. */
    boolean holds(ReportFile file) {
      return report.equals(file.report())
          && date.equals(file.date())
          && length == file.length()
          && sha256.equals(file.sha256());
    }
  }

  /**
   * What the plain paths hold.
   *
   * @param version of the ledger
   */
  public record Manifest(long version, List<ExportedFile> files) {}

  private Export(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
  }

  /** Brings the plain paths up to date and returns how many files it wrote. */
  static int run(Run run, LedgerState state) throws IOException {
    Export export = new Export(run, state);
    export.export();
    return export.written;
  }

  /**
   * Reads what the last export says of itself; empty if there was none, or if it cannot be read.
   */
  public static Optional<Manifest> manifest(Run run) throws IOException {
    Path file = run.path(MANIFEST);
    Optional<FileEntry> entry = run.storage().status(file);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    byte[] text = new byte[Math.toIntExact(entry.get().length())];
    try (Storage.Input in = run.storage().open(file)) {
      int at = 0;
      for (int count; at < text.length && (count = in.read(text, at, text.length)) > 0; ) {
        at += count;
      }
    }
    try {
      return Optional.of(JSON.readValue(text, Manifest.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // torn or altered: every file is exported again
    }
  }

  private void export() throws IOException {
    Map<String, ExportedFile> before = new LinkedHashMap<>();
    Optional<Manifest> manifest = manifest(run);
    manifest.ifPresent(found -> found.files().forEach(file -> before.put(file.path(), file)));
    List<ExportedFile> files = new ArrayList<>();
    for (String date : state.publishedDates()) {
      for (ReportFile file : state.reportFiles(date)) {
        ExportedFile exported = before.remove(plainPath(file));
        boolean current = exported != null && exported.holds(file) && isThere(run, exported);
        files.add(current ? exported : copy(file));
      }
    }
    for (ExportedFile gone : before.values()) {
      startChanging(gone.date());
      run.storage().delete(run.path(gone.path()));
    }
    Manifest now = new Manifest(state.version(), files);
    if (!files.isEmpty()
        && (written > 0 || !manifest.map(Manifest::files).equals(Optional.of(files)))) {
      writeManifest(now);
    }
    for (String date : state.publishedDates()) {
      mark(date);
    }
  }

  /** Lets nobody believe any more that the copies of a date are complete. */
  private void startChanging(String date) throws IOException {
    if (changing.add(date)) {
      new DateMarker(run, date).remove();
    }
  }

  private void mark(String date) throws IOException {
    DateMarker marker = new DateMarker(run, date);
    boolean wanted = !state.reportFiles(date).isEmpty();
    if (wanted && (changing.contains(date) || !marker.isThere())) {
      marker.write(state.version());
    }
  }

  /** The plain paths of all reports of a state, and of what says that they are complete. */
  public static Set<String> plainPaths(LedgerState state) {
    Set<String> paths = new HashSet<>();
    for (String date : state.publishedDates()) {
      paths.add(DateMarker.path(date));
      state.reportFiles(date).forEach(file -> paths.add(plainPath(file)));
    }
    return paths;
  }

  /** The reports whose plain copies are there and have other bytes. */
  static List<ReportFile> wrongCopies(Run run, LedgerState state) throws IOException {
    List<ReportFile> wrong = new ArrayList<>();
    for (String date : state.publishedDates()) {
      for (ReportFile file : state.reportFiles(date)) {
        if (run.storage().status(run.path(plainPath(file))).isPresent()
            && !isCopy(run, file, plainPath(file))) {
          wrong.add(file);
        }
      }
    }
    return wrong;
  }

  /** Puts the plain copy of a report in its place; returns whether it has the same bytes. */
  static boolean takeBack(Run run, ReportFile file) throws IOException {
    String temporary = run.temporary("back-" + file.sha256());
    if (run.storage().status(run.path(plainPath(file))).isEmpty()) {
      return false;
    }
    copy(run, run.path(plainPath(file)), run.path(temporary));
    boolean same = isCopy(run, file, temporary);
    if (same) {
      run.storage().replace(run.path(temporary), run.path(file.path()));
    } else {
      run.storage().delete(run.path(temporary));
    }
    return same;
  }

  private static boolean isCopy(Run run, ReportFile file, String name) throws IOException {
    return Sha256.of(run.storage(), run.path(name)).equals(file.sha256());
  }

  static String plainPath(ReportFile file) {
    return "reports/" + file.report() + "/date=" + file.date() + "/part-00000.parquet";
  }

  /** Whether a copy is the one that a manifest speaks of. */
  static boolean isThere(Run run, ExportedFile file) throws IOException {
    return run.storage()
        .status(run.path(file.path()))
        .filter(entry -> entry.length() == file.length())
        .filter(entry -> entry.modified().toEpochMilli() == file.modifiedMillis())
        .isPresent();
  }

  private ExportedFile copy(ReportFile file) throws IOException {
    startChanging(file.date());
    Path temporary = run.path(run.temporary("export-" + written));
    copy(run, run.path(file.path()), temporary);
    // Asked before the copy has the name that another run may replace; a rename keeps the time.
    long modified =
        run.storage()
            .status(temporary)
            .map(entry -> entry.modified().toEpochMilli())
            .orElseThrow(() -> new IOException("Cannot export: " + temporary + " has vanished"));
    run.storage().replace(temporary, run.path(plainPath(file)));
    written++;
    return new ExportedFile(
        file.report(), file.date(), plainPath(file), file.length(), file.sha256(), modified);
  }

  private static void copy(Run run, Path from, Path to) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (Storage.Input in = run.storage().open(from);
        OutputStream out = run.storage().create(to)) {
      for (int count; (count = in.read(buffer, 0, buffer.length)) > 0; ) {
        out.write(buffer, 0, count);
      }
    }
  }

  private void writeManifest(Manifest manifest) throws IOException {
    Path temporary = run.path(run.temporary("published"));
    try (OutputStream out = run.storage().create(temporary)) {
      out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }
    run.storage().replace(temporary, run.path(MANIFEST));
  }
}
