package io.nodelog.record.event;

/**
 * Something that a log says of a node.
 *
 * @param timeMicros when, in microseconds since 1970-01-01T00:00:00Z
 * @param subject the node it speaks of, as the line names it, with its port if there is one; empty
 *     if it is the node whose log it is
 * @param detail depends on the kind; may be empty
 */
public record NodeEvent(long timeMicros, String subject, NodeEventKind kind, String detail) {
  /** So many characters are kept of each text. */
  static final int LONGEST_TEXT = 200;

  public NodeEvent {
    subject = cut(subject);
    detail = cut(detail);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, inPair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }
}
