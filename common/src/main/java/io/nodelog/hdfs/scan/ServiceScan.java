package io.nodelog.hdfs.scan;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.service.AuditMessages;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import io.nodelog.summary.AuditCounts;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.NodeEvents;
import io.nodelog.summary.NodeSamples;
import io.nodelog.summary.RejectedLines;
import io.nodelog.summary.ServiceSummarizer;
import java.io.IOException;

/** The loop that every event of a daemon's log goes through once. */
final class ServiceScan {
  private final ServiceRecord record = new ServiceRecord();
  private final AccessRecord request = new AccessRecord();
  private final AuditMessages audits = new AuditMessages();
  private final ScanTask task;
  private final ScanProgress progress;
  private final RejectedLines rejects;
  private final NodeEvents nodeEvents;
  private final NodeSamples nodeSamples;
  private final ByteRange content = new ByteRange();

  ServiceScan(
      ScanTask task,
      ScanProgress progress,
      RejectedLines rejects,
      NodeEvents nodeEvents,
      NodeSamples nodeSamples) {
    this.task = task;
    this.progress = progress;
    this.rejects = rejects;
    this.nodeEvents = nodeEvents;
    this.nodeSamples = nodeSamples;
  }

  /**
   * Reads every event, counts what became of its lines, adds it up if it was understood, and keeps
   * it if not.
   */
  void run(EventReader events, EventParser parser, AuditCounts audit, ServiceSummarizer summaries)
      throws IOException {
    while (events.next()) {
      Outcome outcome = outcome(events, parser);
      audit.count(
          outcome,
          record.rejectReason(),
          events.lines(),
          events.length(),
          events.offset(),
          record.timeMicros());
      if (outcome.counted()) {
        add(events, summaries);
      } else if (outcome == Outcome.REJECT) {
        keep(events);
      }
      progress.add(events.length());
    }
  }

  private void add(EventReader events, ServiceSummarizer summaries) throws IOException {
    if (record.samples().isEmpty()) {
      summaries.add(record, events.lines(), events.offset());
      nodeEvents.add(record, events.offset());
      if (audits.read(record, request)) {
        summaries.add(request);
      }
    } else {
      nodeSamples.add(record);
    }
  }

  private void keep(EventReader event) throws IOException {
    content.set(event.bytes(), 0, event.to());
    long missing = event.truncated() ? event.length() - content.length() : 0;
    rejects.add(
        record.rejectReason(), event.offset(), event.lines(), event.length(), content, missing);
  }

  private Outcome outcome(EventReader events, EventParser parser) {
    Outcome outcome = EventOutcome.of(events, parser, record);
    return outcome.counted() && !task.accepts(record.timeMicros())
        ? record.reject(RejectReason.DATE_NOT_ACCEPTED)
        : outcome;
  }
}
