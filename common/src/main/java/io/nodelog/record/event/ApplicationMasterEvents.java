package io.nodelog.record.event;

/** What the ApplicationMaster of MapReduce says of the nodes that its tasks fail on. */
final class ApplicationMasterEvents {
  private static final String FAILURES = " failures on node ";

  private ApplicationMasterEvents() {}

  /**
   * Reads {@code 2 failures on node dn-7} of {@code RMContainerRequestor}, which is said again with
   * each attempt that fails there: one more has failed.
   */
  static void readFailures(Telling telling) {
    int at = telling.message().indexOf(FAILURES);
    if (at > 0 && telling.wordAt(0, " ").length() == at && isNumber(telling.wordAt(0, " "))) {
      String node = telling.wordAt(at + FAILURES.length(), " \n");
      telling.of(node, NodeEventKind.TASK_FAILED, "");
    }
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
