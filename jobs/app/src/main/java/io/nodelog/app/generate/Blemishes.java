package io.nodelog.app.generate;

/**
 * What is wrong with the lines.
 *
 * @param malformedShare the share of lines that are not as their format wants, of every {@link
 *     Defect}
 * @param crlfShare the share of lines that end in CR LF instead of LF
 */
public record Blemishes(double malformedShare, double crlfShare) {
  public Blemishes {
    PlanCheck.share("share of malformed lines", malformedShare);
    PlanCheck.share("share of lines with CR LF", crlfShare);
  }

  /** Every line is as it should be. */
  public static Blemishes none() {
    return new Blemishes(0, 0);
  }
}
