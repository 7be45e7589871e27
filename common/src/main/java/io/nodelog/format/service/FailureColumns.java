package io.nodelog.format.service;

import java.util.List;

/**
 * The columns of a record of failures.
 *
 * @param names as the header has them
 * @param delimiter what stands between them
 * @param subject the node
 * @param start when it was down from, or when a part of it failed
 * @param end when it was up again, or {@link #NONE}
 * @param reason why, or {@link #NONE}
 * @param planned reasons that mean that it was planned
 * @param component what fails; empty if it is the whole node
 */
public record FailureColumns(
    List<String> names,
    byte delimiter,
    int subject,
    int start,
    int end,
    int reason,
    List<String> planned,
    String component) {
  /** There is no such column. */
  public static final int NONE = -1;

  public FailureColumns {
    names = List.copyOf(names);
    planned = List.copyOf(planned);
  }
}
