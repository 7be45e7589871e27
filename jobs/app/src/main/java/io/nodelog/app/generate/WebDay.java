package io.nodelog.app.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The log of a web server on one day, which gets its share by chance but for hot times. */
final class WebDay {
  private final List<Incident> hot;
  private final long startOfDay;
  private final long linesPerDay;
  private final Request request;
  private final LineWriter writer;
  private final LineBuffer buffer = new LineBuffer();

  WebDay(IncidentPlan plan, String node, int day, Request request, ClientText clients) {
    hot = plan.incidents(Incident.Kind.HOT_NODE, node);
    startOfDay = plan.startOfDay(day);
    linesPerDay = plan.linesPerDay(plan.webNodes());
    this.request = request;
    writer = new LineWriter(LogStyle.APACHE_COMBINED, clients, plan.day(day));
  }

  /** Writes the day and returns how many lines it has. */
  long writeTo(OutputStream out, DayCurve curve, Dice dice) throws IOException {
    long[] linesByMinute = curve.deal(linesPerDay, dice);
    long written = 0;
    for (int minute = 0; minute < DayCurve.MINUTES; minute++) {
      long lines = linesByMinute[minute] * (isHot(minute) ? IncidentPlan.HOT_FACTOR : 1);
      for (long line = 0; line < lines; line++) {
        int second = minute * 60 + (int) ((line * 60 + dice.below(60)) / lines);
        request.draw(dice, false);
        writer.write(buffer, request, second, Defect.NONE, dice);
        buffer.put('\n').handOn(out);
      }
      written += lines;
    }
    buffer.drainTo(out);
    return written;
  }

  private boolean isHot(int minute) {
    return hot.stream().anyMatch(one -> one.isAt(startOfDay + minute * 60L));
  }
}
