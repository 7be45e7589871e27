package io.nodelog.app.summarize;

import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a {@link Summarize} would read, and what it would leave because it is held. */
public final class WaitingBatches {
  private WaitingBatches() {}

  /**
   * A part that waits or is held.
   *
   * @param files how many ranges of files it has
   * @param lines they hold
   * @param bytes they hold, decompressed
   * @param reason why it is held; empty if it waits
   */
  public record Waiting(Part part, int files, long lines, long bytes, String reason) {
    /** Whether it is held, so that a run leaves it. */
    public boolean held() {
      return !reason.isEmpty();
    }
  }

  /** The parts that wait, then those that are held. */
  public static List<Waiting> of(LedgerState state) throws IOException {
    List<Waiting> parts = new ArrayList<>();
    for (Part part : state.waiting()) {
      parts.add(waiting(state, part, ""));
    }
    for (HeldPart held : state.held()) {
      parts.add(waiting(state, held.part(), held.reason()));
    }
    return parts;
  }

  private static Waiting waiting(LedgerState state, Part part, String reason) throws IOException {
    List<Ingested> taken = state.ingested(part);
    return new Waiting(
        part,
        taken.size(),
        taken.stream().mapToLong(Ingested::lines).sum(),
        taken.stream().mapToLong(Ingested::bytes).sum(),
        reason);
  }
}
