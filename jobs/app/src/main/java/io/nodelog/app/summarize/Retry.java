package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.config.SettingsFingerprint;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SettingsRecorded;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads again what was not understood, after the format or the zone of a source was mended: parts
 * that are held, and those with rejected lines. A batch is read again as a whole, so that the
 * account of its lines stays exact, and what a part says changes only if more of it is understood.
 */
public final class Retry {
  private final Run run;
  private final Engine engine;
  private final List<String> batches = new ArrayList<>();
  private final List<Part> released = new ArrayList<>();
  private final List<HeldPart> held = new ArrayList<>();
  private final Set<String> notes = new TreeSet<>();
  private boolean settingsRecorded;
  private long understood;

  /**
   * What a retry did.
   *
   * @param batches that were read again and now say more
   * @param released parts that were held and are not any more
   * @param held parts that were read again and still have too many rejects
   * @param understood how many lines are rejected no more
   * @param settingsRecorded whether what comes next is read with other formats or zones
   * @param notes sentences about what could not be read again
   */
  public record Result(
      List<String> batches,
      List<Part> released,
      List<HeldPart> held,
      long understood,
      boolean settingsRecorded,
      List<String> notes) {}

  private Retry(Run run, Engine engine) {
    this.run = run;
    this.engine = engine;
  }

  /**
   * Reads again what can now be understood.
   *
   * @throws SettingsChanged if settings have changed that concern more than sources
   * @throws LedgerConflict if another run has changed one of the batches meanwhile
   * @throws IOException if raw logs are not there any more, or cannot be read
   */
  public static Result run(Run run, Engine engine)
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    Retry retry = new Retry(run, engine);
    retry.retryAll();
    return new Result(
        retry.batches,
        retry.released,
        retry.held,
        retry.understood,
        retry.settingsRecorded,
        List.copyOf(retry.notes));
  }

  private void retryAll()
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    LedgerState state = run.ledger().load();
    MendedSources mended = new MendedSources(run.config(), state);
    History history = History.read(run.ledger(), state);
    Candidates candidates =
        new Candidates(
            state,
            mended,
            Accounting.read(run, state.summaryFiles(SummaryTable.INPUT_AUDIT.tableName())));
    state.held().forEach(one -> candidates.held.add(one.part()));
    history.forEachTaken(candidates::look);
    Map<String, List<Ingested>> taken = history.taken(candidates.batches());
    Map<String, SecondReading> readings = new LinkedHashMap<>();
    for (Map.Entry<String, List<Ingested>> batch : taken.entrySet()) {
      readings.put(
          batch.getKey(),
          new SecondReading(run, engine, batch.getKey(), state, history, batch.getValue()));
    }
    for (Map.Entry<String, SecondReading> batch : readings.entrySet()) {
      retry(batch.getKey(), batch.getValue(), candidates);
    }
    if (mended.anyChanged()) {
      record();
    }
  }

  /** The parts that may be understood better now, and what to read them with. */
  private final class Candidates {
    private final LedgerState state;
    private final MendedSources mended;
    private final Accounting before;
    private final Set<Part> held = new HashSet<>();
    private final Map<Part, String> formats = new LinkedHashMap<>();

    private final Set<Part> unreadable = new HashSet<>();

    /** Parts whose lines mean something else now, whether they were understood or not. */
    private final Set<Part> changed = new HashSet<>();

    Candidates(LedgerState state, MendedSources mended, Accounting before) {
      this.state = state;
      this.mended = mended;
      this.before = before;
    }

    void look(Ingested row) {
      Optional<String> configured = mended.format(row);
      configured.ifPresent(format -> look(row, format));
    }

    private void look(Ingested row, String format) {
      boolean means = mended.meansOtherwise(row, format);
      boolean unclear = held.contains(row.part()) || before.rejected(row.part()) > 0;
      boolean expired = state.rawExpired(row.batch());
      if (!means && !(unclear && mended.readOtherwise(row, format))) {
        return;
      } else if (expired) {
        notes.add("Cannot read batch " + row.batch() + " again: its raw logs have expired");
        return;
      } else if (mended.lacksHeaders(row, format)) {
        notes.add(
            "Cannot read %s as %s: the headers of %s were not looked for when it was taken"
                .formatted(row.part(), format, row.file()));
        unreadable.add(row.part());
        return;
      }
      formats.put(row.part(), format);
      if (means) {
        changed.add(row.part());
      }
    }

    Set<String> batches() {
      Set<String> wanted = new LinkedHashSet<>();
      formats.keySet().removeAll(unreadable);
      formats.keySet().forEach(part -> wanted.add(part.batch()));
      return wanted;
    }

    Map<Part, String> ofBatch(String batch) {
      Map<Part, String> ofBatch = new LinkedHashMap<>(formats);
      ofBatch.keySet().removeIf(part -> !part.batch().equals(batch));
      return ofBatch;
    }

    /** Whether a part is understood better than before, or has to be read as it is now. */
    boolean gains(Part part, Accounting now) {
      return changed.contains(part) || now.rejected(part) < before.rejected(part);
    }
  }

  private void retry(String batch, SecondReading again, Candidates candidates)
      throws IOException, LedgerConflict, InterruptedException {
    Map<Part, String> wanted = candidates.ofBatch(batch);
    SecondReading.Reading reading = again.read(wanted);
    Map<Part, String> better = new HashMap<>(wanted);
    Accounting accounting = reading.accounting();
    better.keySet().removeIf(part -> !candidates.gains(part, accounting));
    if (better.isEmpty()) {
      again.deleteBut(List.of());
      return;
    }
    if (better.size() < wanted.size()) {
      reading = again.read(better);
    }
    List<HeldPart> stillHeld = again.commit(reading);
    batches.add(batch);
    held.addAll(stillHeld);
    tell(better.keySet(), stillHeld, candidates, reading.accounting());
  }

  private void tell(
      Set<Part> parts, List<HeldPart> stillHeld, Candidates candidates, Accounting now) {
    Set<Part> heldNow = new HashSet<>();
    stillHeld.forEach(one -> heldNow.add(one.part()));
    for (Part part : parts) {
      understood += Math.max(0, candidates.before.rejected(part) - now.rejected(part));
      if (candidates.held.contains(part) && !heldNow.contains(part)) {
        released.add(part);
      }
    }
  }

  /** Says how sources are read from now on; last, so that a retry that died begins anew. */
  private void record() throws IOException, LedgerConflict {
    LedgerState state = run.ledger().load();
    String earlier = state.settings().map(SettingsRecorded::text).orElse("");
    SettingsFingerprint now = run.config().settingsFingerprint().withThoseOf(earlier);
    run.ledger()
        .commit(
            state,
            run.id(),
            run.started(),
            List.of(new SettingsRecorded(now.sha256(), now.text(), false)));
    settingsRecorded = true;
  }
}
