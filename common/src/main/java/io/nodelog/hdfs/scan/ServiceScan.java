package io.nodelog.hdfs.scan;

import io.nodelog.format.parser.EventParser;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import io.nodelog.summary.AuditCounts;
import java.io.IOException;

/** The loop that every event of a daemon's log goes through once. */
final class ServiceScan {
  private final ServiceRecord record = new ServiceRecord();
  private final ScanTask task;
  private final ScanProgress progress;

  ServiceScan(ScanTask task, ScanProgress progress) {
    this.task = task;
    this.progress = progress;
  }

  /** Reads every event and counts what became of its lines. */
  void run(EventReader events, EventParser parser, AuditCounts audit) throws IOException {
    while (events.next()) {
      Outcome outcome = outcome(events, parser);
      audit.count(
          outcome,
          record.rejectReason(),
          events.lines(),
          events.length(),
          events.offset(),
          record.timeMicros());
      progress.add(events.length());
    }
  }

  private Outcome outcome(EventReader events, EventParser parser) {
    Outcome outcome = EventOutcome.of(events, parser, record);
    return outcome.counted() && !task.accepts(record.timeMicros())
        ? record.reject(RejectReason.DATE_NOT_ACCEPTED)
        : outcome;
  }
}
