package io.nodelog.app.generate;

import java.util.regex.Pattern;

/**
 * A node of the fleet and the log it writes.
 *
 * @param name lower-case letters, digits, hyphens and dots
 * @param style the format of its log
 * @param linesPerDay how many lines it writes a day, unless it is silent
 * @param rotation what becomes of its old logs
 */
public record NodePlan(String name, LogStyle style, long linesPerDay, Rotation rotation) {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,62}(\\.[a-z0-9-]{1,63})*");
  private static final long MOST_LINES = 10_000_000_000L;

  public NodePlan {
    if (!NAME.matcher(name).matches() || name.length() > 255) {
      throw PlanCheck.invalid("node name", name, "lower-case letters, digits, hyphens and dots");
    }
    PlanCheck.inRange("number of lines a day", linesPerDay, 0, MOST_LINES);
  }
}
