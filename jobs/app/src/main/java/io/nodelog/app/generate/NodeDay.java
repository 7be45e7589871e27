package io.nodelog.app.generate;

import io.nodelog.app.generate.Failure.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes the log of one node on one day, and counts the answers. */
final class NodeDay {
  private final Dice dice;
  private final Request request;
  private final LineWriter writer;
  private final ClientCounts clientCounts;
  private final DayCounts counts = new DayCounts();
  private final LineBuffer buffer = new LineBuffer();
  private final List<Failure> failures;
  private final long linesPerDay;
  private final long dayStartEpochSecond;
  private final int malformedMillionths;
  private final int crlfMillionths;

  NodeDay(FleetPlan plan, int nodeIndex, int dayIndex, Request request, ClientCounts clients) {
    NodePlan node = plan.nodes().get(nodeIndex);
    LocalDate day = plan.firstDay().plusDays(dayIndex);
    this.dice = Dice.of(plan.seed(), nodeIndex, dayIndex);
    this.request = request;
    this.writer = new LineWriter(node.style(), new ClientText(plan.clients()), day);
    this.clientCounts = clients;
    this.failures = plan.failuresOf(node);
    this.linesPerDay = node.linesPerDay();
    this.dayStartEpochSecond = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    this.malformedMillionths = PlanCheck.millionths(plan.blemishes().malformedShare());
    this.crlfMillionths = PlanCheck.millionths(plan.blemishes().crlfShare());
  }

  DayCounts writeTo(OutputStream out) throws IOException {
    long[] linesByMinute = DayCurve.linesByMinute(linesPerDay, dice);
    for (int minute = 0; minute < DayCurve.MINUTES; minute++) {
      long lines = linesByMinute[minute];
      for (long line = 0; line < lines; line++) {
        // Each line has its own slot of the minute, and any place in it: so time never goes back.
        long millis = (line * 60_000 + dice.below(60_000)) / lines;
        line(minute * 60 + (int) (millis / 1000));
        buffer.handOn(out);
      }
    }
    buffer.drainTo(out);
    return counts;
  }

  private void line(int second) {
    boolean failing = isAt(second, Kind.ERRORS);
    request.draw(dice, failing);
    if (isAt(second, Kind.SILENT)) {
      return;
    }
    int start = buffer.length();
    Defect defect = drawDefect();
    writer.write(buffer, request, second, defect, dice);
    if (crlfMillionths > 0 && dice.happens(crlfMillionths)) {
      buffer.put('\r');
    }
    buffer.put('\n');
    counts.countLine(defect, buffer.length() - start);
    if (defect.outcome().counted()) {
      counts.countRequest(request, second);
      clientCounts.count(request);
    }
  }

  /** The first line of a file is sound, so that nobody takes the file for another kind. */
  private Defect drawDefect() {
    boolean sound = malformedMillionths == 0 || counts.lines == 0;
    return !sound && dice.happens(malformedMillionths) ? Defect.any(dice) : Defect.NONE;
  }

  private boolean isAt(int second, Kind kind) {
    for (Failure failure : failures) {
      long at = dayStartEpochSecond + second;
      if (failure.kind() == kind
          && at >= failure.from().getEpochSecond()
          && at < failure.to().getEpochSecond()) {
        return true;
      }
    }
    return false;
  }
}
