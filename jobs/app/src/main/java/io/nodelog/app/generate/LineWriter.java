package io.nodelog.app.generate;

import static io.nodelog.app.generate.LineBuffer.ascii;

import java.time.LocalDate;

/** Writes requests as the lines of one format on one day, sound or with a {@link Defect}. */
final class LineWriter {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final byte[] ZONE = ascii(" +0000] \"");
  private static final byte[] PROTOCOL_1 = ascii(" HTTP/1.1\" ");
  private static final byte[] PROTOCOL_2 = ascii(" HTTP/2.0\" ");
  private static final byte[] TLS_HELLO = ascii("\\x16\\x03\\x01\\x02\\x00\\x01\\x00\" ");
  private static final byte[] NO_REQUEST = ascii("-\" ");
  private static final byte[] NO_USER = ascii(" - - [");
  private static final byte[] USER = ascii(" - user");
  private static final byte[] NO_REFERRER_NO_AGENT = ascii(" \"-\" \"-\"");
  private static final byte[][] VIRTUAL_HOSTS = {
    ascii("www.example.com:443 "), ascii("www.example.com:80 "), ascii("shop.example.com:443 ")
  };

  private final LogStyle style;
  private final ClientText clients;
  private final byte[] dayStamp;
  private final byte[] badDayStamp;

  LineWriter(LogStyle style, ClientText clients, LocalDate day) {
    this.style = style;
    this.clients = clients;
    this.dayStamp = dayStamp(day, MONTHS[day.getMonthValue() - 1]);
    this.badDayStamp = dayStamp(day, "Foo");
  }

  private static byte[] dayStamp(LocalDate day, String month) {
    LineBuffer stamp = new LineBuffer().twoDigits(day.getDayOfMonth()).put('/').put(ascii(month));
    return ascii(stamp.put('/').number(day.getYear()).put(':').toString());
  }

  /**
   * Writes a line without its end.
   *
   * @param request may be changed to what the server would have answered to a defect
   */
  void write(LineBuffer out, Request request, int second, Defect defect, Dice dice) {
    switch (defect) {
      case NONE -> sound(out, request, second, dayStamp);
      case TLS_REQUEST -> withoutTarget(out, request, second, TLS_HELLO, 400);
      case NO_REQUEST -> withoutTarget(out, request, second, NO_REQUEST, 408);
      case OPEN_QUOTE -> openQuote(out, request, second);
      case CUT_OFF -> cutOff(out, request, second);
      case BAD_TIME -> sound(out, request, second, badDayStamp);
      case BAD_STATUS -> {
        request.status = 999;
        sound(out, request, second, dayStamp);
      }
      case BINARY -> binary(out, dice);
      case TOO_LONG -> tooLong(out, request, second);
      case BLANK -> {}
    }
  }

  private void sound(LineBuffer out, Request request, int second, byte[] stamp) {
    head(out, request, second, stamp);
    target(out, request);
    out.put(request.client % 3 == 0 ? PROTOCOL_1 : PROTOCOL_2);
    answer(out, request);
    referrerAndAgent(out, request);
    times(out, request);
  }

  private void withoutTarget(
      LineBuffer out, Request request, int second, byte[] requestLine, int status) {
    request.status = status;
    request.bytesSent = status == 408 ? 0 : 226;
    head(out, request, second, dayStamp);
    out.put(requestLine);
    answer(out, request);
    out.put(NO_REFERRER_NO_AGENT);
    times(out, request);
  }

  private void openQuote(LineBuffer out, Request request, int second) {
    head(out, request, second, dayStamp);
    target(out, request);
    out.put(PROTOCOL_1);
    answer(out, request);
    referrerAndAgent(out, request);
    out.cutTo(out.length() - 3);
  }

  private void cutOff(LineBuffer out, Request request, int second) {
    head(out, request, second, dayStamp);
    target(out, request);
  }

  private void tooLong(LineBuffer out, Request request, int second) {
    head(out, request, second, dayStamp);
    target(out, request);
    out.put('?');
    for (int i = 0; i < 70_000; i++) {
      out.put('x');
    }
    out.put(PROTOCOL_1);
    answer(out, request);
    out.put(NO_REFERRER_NO_AGENT);
    times(out, request);
  }

  private static void binary(LineBuffer out, Dice dice) {
    out.putByte(0x7F).putByte(0);
    for (int i = 40 + dice.below(100); i > 0; i--) {
      int value = dice.below(256);
      out.putByte(value == '\n' || value == '\r' ? 0 : value);
    }
  }

  private void head(LineBuffer out, Request request, int second, byte[] stamp) {
    if (style.hasVirtualHost()) {
      out.put(VIRTUAL_HOSTS[request.client % 3]);
    }
    clients.write(out, request.client);
    if ((request.taste & 63) == 0) {
      out.put(USER).number(request.client).put(' ').put('[');
    } else {
      out.put(NO_USER);
    }
    out.put(stamp).twoDigits(second / 3600).put(':').twoDigits(second / 60 % 60);
    out.put(':').twoDigits(second % 60).put(ZONE);
  }

  /** Writes method and target, with a space between them. */
  static void target(LineBuffer out, Request request) {
    Page page = request.page;
    out.put(page.method).put(' ').put(page.targetStart);
    if (page.variable == '#') {
      out.number(request.variable);
    } else if (page.variable == '%') {
      out.hex(0x3FA8C51 + request.variable % 7);
    }
    out.put(page.targetEnd);
  }

  private void answer(LineBuffer out, Request request) {
    out.number(request.status).put(' ');
    if (request.bytesSent == 0 && style.writesZeroAsDash()) {
      out.put('-');
    } else {
      out.number(request.bytesSent);
    }
  }

  private static void referrerAndAgent(LineBuffer out, Request request) {
    out.put(' ').put('"');
    Browsing.referrer(out, request);
    out.put('"').put(' ').put('"').put(Browsing.agent(request)).put('"');
  }

  private void times(LineBuffer out, Request request) {
    if (style.hasTimes()) {
      UpstreamTimes.write(out, request);
    }
  }
}
