package io.nodelog.app.generate;

import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;

/** The true answers of one file: one node on one day. */
final class DayCounts {
  static final int BUCKET_SECONDS = 300;
  static final int BUCKETS = 86_400 / BUCKET_SECONDS;
  static final int STATUSES = 600;

  final long[] requests = new long[BUCKETS];
  final long[] bytesSent = new long[BUCKETS];
  final long[] byHourAndStatus = new long[24 * STATUSES];
  final long[] byOutcome = new long[Outcome.values().length];
  final long[] byRejectReason = new long[RejectReason.values().length];
  long lines;
  long bytes;

  /** Counts a line of {@code length} bytes, its end included. */
  void countLine(Defect defect, int length) {
    lines++;
    bytes += length;
    byOutcome[defect.outcome().ordinal()]++;
    if (defect.outcome() == Outcome.REJECT) {
      byRejectReason[defect.rejectReason().ordinal()]++;
    }
  }

  /** Counts a request that was logged in this second of the day. */
  void countRequest(Request request, int second) {
    requests[second / BUCKET_SECONDS]++;
    bytesSent[second / BUCKET_SECONDS] += request.bytesSent;
    byHourAndStatus[second / 3600 * STATUSES + request.status]++;
  }

  long count(Outcome outcome) {
    return byOutcome[outcome.ordinal()];
  }
}
