package io.nodelog.app.generate;

import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.util.ArrayList;
import java.util.List;

/** The ways in which a line is malformed, with what should become of it. */
enum Defect {
  /** Nothing is wrong. */
  NONE(Outcome.RECORD, 0),
  /** A TLS handshake came to a plain port: the request is its escaped first bytes. */
  TLS_REQUEST(Outcome.PARTIAL, 18),
  /** The client sent nothing: the request is a hyphen. */
  NO_REQUEST(Outcome.PARTIAL, 18),
  /** The line ends within the user agent, so its closing quote is missing. */
  OPEN_QUOTE(Outcome.PARTIAL, 14),
  /** The line ends within the request. */
  CUT_OFF(RejectReason.SHAPE, 12),
  /** The month does not exist. */
  BAD_TIME(RejectReason.TIME, 10),
  /** The status is 999. */
  BAD_STATUS(RejectReason.STATUS, 10),
  /** Bytes of something else, NUL among them. */
  BINARY(RejectReason.BINARY, 7),
  /** A request of 70,000 bytes: longer than any line that is read. */
  TOO_LONG(RejectReason.TOO_LONG, 1),
  /** An empty line. */
  BLANK(Outcome.EXCLUDED, 10);

  private static final Defect[] LOTS = lots();

  private final Outcome outcome;
  private final RejectReason rejectReason;
  private final int weight;

  Defect(Outcome outcome, int weight) {
    this.outcome = outcome;
    this.rejectReason = RejectReason.SHAPE;
    this.weight = weight;
  }

  Defect(RejectReason rejectReason, int weight) {
    this.outcome = Outcome.REJECT;
    this.rejectReason = rejectReason;
    this.weight = weight;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Why the line is rejected; without meaning for other outcomes. */
  RejectReason rejectReason() {
    return rejectReason;
  }

  /** Returns any defect but {@link #NONE}. */
  static Defect any(Dice dice) {
    return LOTS[dice.below(LOTS.length)];
  }

  private static Defect[] lots() {
    List<Defect> lots = new ArrayList<>();
    for (Defect defect : values()) {
      for (int i = 0; i < defect.weight; i++) {
        lots.add(defect);
      }
    }
    return lots.toArray(Defect[]::new);
  }
}
