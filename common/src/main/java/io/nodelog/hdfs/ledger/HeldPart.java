package io.nodelog.hdfs.ledger;

/**
 * A part that is kept out of the summaries because too much of it was not understood.
 *
 * @param part what is held
 * @param reason a sentence for people
 * @param rejectShare rejected lines as a share of all lines, 0 to 1
 * @param lines how many lines it has
 */
public record HeldPart(Part part, String reason, double rejectShare, long lines) {
  public HeldPart {
    if (!(rejectShare >= 0 && rejectShare <= 1)) {
      throw new IllegalArgumentException(
          "Invalid reject share: " + rejectShare + " (must be 0 to 1)");
    }
  }
}
