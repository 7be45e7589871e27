package io.nodelog.app.doctor;

/**
 * What a check found.
 *
 * @param check its name
 * @param level how bad it is
 * @param says what was found
 * @param advice what to do; empty if nothing has to be done
 */
public record Finding(String check, Level level, String says, String advice) {
  /** How bad a finding is. */
  public enum Level {
    /** All is well. */
    OK,
    /** A run will work, but something is not as it should be. */
    WARN,
    /** A run will fail, or parts of it. */
    FAIL
  }

  /** All is well. */
  public static Finding ok(String check, String says) {
    return new Finding(check, Level.OK, says, "");
  }

  /** Something is not as it should be. */
  public static Finding warn(String check, String says, String advice) {
    return new Finding(check, Level.WARN, says, advice);
  }

  /** A run will fail, or parts of it. */
  public static Finding fail(String check, String says, String advice) {
    return new Finding(check, Level.FAIL, says, advice);
  }
}
