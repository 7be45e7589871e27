package io.nodelog.app.generate;

import static io.nodelog.app.generate.LineBuffer.ascii;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The log of an HAProxy on one day, in its HTTP format. It deals requests to the web servers by
 * chance. A server that fails refuses nine of ten connections; half of those requests are served by
 * another server at the second attempt, the others end with 503.
 */
final class ProxyDay {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy", Locale.ENGLISH);
  private static final byte[] SERVED = ascii(" - - ---- 9/9/4/1/");
  private static final byte[] REFUSED = ascii(" 503 221 - - SC-- 9/9/4/1/3 0/0 \"");
  private static final byte[] QUEUES = ascii(" 0/0 \"");
  private static final byte[] PROTOCOL = ascii(" HTTP/1.1\"");
  private static final byte[] BACKEND = ascii("] www app/");

  private final List<String> servers;
  private final List<byte[]> serverNames;
  private final List<List<Incident>> failing;
  private final long startOfDay;
  private final long linesPerDay;
  private final byte[] day;
  private final Request request;
  private final ClientText clients;
  private final LineBuffer buffer = new LineBuffer();

  ProxyDay(IncidentPlan plan, int day, Request request, ClientText clients) {
    servers = plan.webNames();
    serverNames = servers.stream().map(LineBuffer::ascii).toList();
    failing =
        servers.stream()
            .map(server -> plan.incidents(Incident.Kind.FAILING_BACKEND, server))
            .toList();
    startOfDay = plan.startOfDay(day);
    linesPerDay = plan.linesPerDay(plan.proxies());
    this.day = stamp(plan.day(day));
    this.request = request;
    this.clients = clients;
  }

  private static byte[] stamp(LocalDate day) {
    return ascii(DAY.format(day) + ":");
  }

  /** Writes the day and returns how many lines it has. */
  long writeTo(OutputStream out, DayCurve curve, Dice dice) throws IOException {
    long[] linesByMinute = curve.deal(linesPerDay, dice);
    long written = 0;
    for (int minute = 0; minute < DayCurve.MINUTES; minute++) {
      long lines = linesByMinute[minute];
      for (long line = 0; line < lines; line++) {
        long millis = minute * 60_000L + (line * 60_000 + dice.below(60_000)) / lines;
        line(millis, dice);
        buffer.put('\n').handOn(out);
      }
      written += lines;
    }
    buffer.drainTo(out);
    return written;
  }

  private void line(long millis, Dice dice) {
    request.draw(dice, false);
    int server = dice.below(servers.size());
    boolean refused = isFailing(server, millis / 1000) && dice.below(10) > 0;
    boolean rescued = refused && dice.below(2) == 0;
    head(millis);
    if (refused && !rescued) {
      buffer.put(serverNames.get(server)).put(ascii(" 0/0/-1/-1/3004")).put(REFUSED);
    } else {
      int answering = rescued ? other(server, millis / 1000, dice) : server;
      buffer.put(serverNames.get(answering)).put(ascii(" 0/0/1/")).number(request.durationMillis);
      buffer.put('/').number(request.durationMillis + 1).put(' ').number(request.status);
      buffer.put(' ').number(request.bytesSent).put(SERVED);
      buffer.put(rescued ? ascii("+1") : ascii("0")).put(QUEUES);
    }
    LineWriter.target(buffer, request);
    buffer.put(PROTOCOL);
  }

  private void head(long millis) {
    int second = (int) (millis / 1000);
    clients.write(buffer, request.client);
    buffer.put(':').number(1024 + (request.taste & 0x7FFF)).put(' ').put('[').put(day);
    buffer.twoDigits(second / 3600).put(':').twoDigits(second / 60 % 60).put(':');
    buffer.twoDigits(second % 60).put('.').threeDigits((int) (millis % 1000)).put(BACKEND);
  }

  private boolean isFailing(int server, long second) {
    return failing.get(server).stream().anyMatch(one -> one.isAt(startOfDay + second));
  }

  /** A server that does not fail at the time; at least one never does. */
  private int other(int server, long second, Dice dice) {
    int drawn = server;
    while (drawn == server || isFailing(drawn, second)) {
      drawn = dice.below(servers.size());
    }
    return drawn;
  }
}
