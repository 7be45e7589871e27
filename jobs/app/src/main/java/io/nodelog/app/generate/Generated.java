package io.nodelog.app.generate;

import io.nodelog.record.Outcome;
import java.util.Arrays;

/**
 * What was generated, in all.
 *
 * @param files how many files of log
 * @param lines lines in them
 * @param bytes bytes of these lines, before compression
 * @param requests lines that are requests: records and partial ones
 * @param partial requests with a field that is garbage
 * @param rejected lines that cannot be understood
 * @param excluded lines that say nothing
 * @param bytesSent the sum of the requests' sizes
 * @param errors requests with a status of 400 or more
 */
public record Generated(
    long files,
    long lines,
    long bytes,
    long requests,
    long partial,
    long rejected,
    long excluded,
    long bytesSent,
    long errors) {
  static Generated nothing() {
    return new Generated(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  Generated plus(DayCounts day) {
    long day4xxAnd5xx = 0;
    for (int at = 0; at < day.byHourAndStatus.length; at++) {
      day4xxAnd5xx += at % DayCounts.STATUSES >= 400 ? day.byHourAndStatus[at] : 0;
    }
    return new Generated(
        files + 1,
        lines + day.lines,
        bytes + day.bytes,
        requests + day.count(Outcome.RECORD) + day.count(Outcome.PARTIAL),
        partial + day.count(Outcome.PARTIAL),
        rejected + day.count(Outcome.REJECT),
        excluded + day.count(Outcome.EXCLUDED),
        bytesSent + Arrays.stream(day.bytesSent).sum(),
        errors + day4xxAnd5xx);
  }
}
