package io.nodelog.app.cli;

/** What the command tells its caller when it ends. */
public enum ExitCode {
  /** Done. */
  DONE(0, "done"),
  /** Something failed that was expected to work. */
  FAILURE(1, "failure"),
  /** The command line or the configuration cannot be used. */
  USAGE(2, "usage or configuration"),
  /** Parts of the input had too many rejects and are held back; everything else is done. */
  QUALITY_GATE(3, "input quality gate: parts are held back"),
  /** An alert fired, and the caller asked to be told. */
  ALERT(4, "alert fired (only with --fail-on-alert)"),
  /** There was nothing to do, and the caller asked to be told. */
  EMPTY(5, "nothing to do (only with --fail-on-empty)"),
  /** Somebody else is at work; the same command may succeed later. */
  BUSY(75, "busy, try again");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The exit status of the process. */
  public int code() {
    return code;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }
}
