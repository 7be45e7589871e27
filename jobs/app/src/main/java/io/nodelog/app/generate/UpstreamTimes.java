package io.nodelog.app.generate;

import static io.nodelog.app.generate.LineBuffer.ascii;

/** The times at the end of a line, as nginx writes them: in seconds, a list if it tried twice. */
final class UpstreamTimes {
  private static final byte[] REQUEST = ascii(" rt=");
  private static final byte[] CONNECT = ascii(" uct=\"");
  private static final byte[] HEADER = ascii("\" uht=\"");
  private static final byte[] RESPONSE = ascii("\" urt=\"");
  private static final byte[] SERVED_HERE = ascii(" uct=\"-\" uht=\"-\" urt=\"-\"");
  private static final byte[] FIRST_MILLISECOND = ascii("0.001, ");
  private static final byte[] FIRST_NONE = ascii("-, ");

  private UpstreamTimes() {}

  static void write(LineBuffer out, Request request) {
    long millis = request.durationMillis;
    out.put(REQUEST).seconds(millis);
    if (request.page.asset || request.status == 400 || request.status == 408) {
      out.put(SERVED_HERE);
      return;
    }
    attempts(out.put(CONNECT), request, FIRST_MILLISECOND, Math.min(millis, 1));
    attempts(out.put(HEADER), request, FIRST_NONE, millis);
    attempts(out.put(RESPONSE), request, FIRST_MILLISECOND, millis);
    out.put('"');
  }

  private static void attempts(LineBuffer out, Request request, byte[] first, long millis) {
    if (request.retried) {
      out.put(first);
    }
    out.seconds(millis);
  }
}
