package io.nodelog.app.generate;

/** The checks that a plan's values make when they are born. */
final class PlanCheck {
  private PlanCheck() {}

  static void inRange(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw invalid(what, value, least + " to " + most);
    }
  }

  static void inRange(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw invalid(what, value, least + " to " + most);
    }
  }

  static void share(String what, double value) {
    inRange(what, value, 0, 1);
  }

  static IllegalArgumentException invalid(String what, Object value, String right) {
    return new IllegalArgumentException(
        "Invalid " + what + ": " + value + " (must be " + right + ")");
  }

  /** Returns a checked share in millionths. */
  static int millionths(double share) {
    return (int) Math.round(share * 1e6);
  }
}
