package io.nodelog.format.service;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.format.pattern.LineExpression;
import io.nodelog.format.pattern.LineMatch;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Events whose first lines fit an expression, the named groups of which are columns. A line that
 * does not fit it continues the event before.
 */
public final class ExpressionEvents {
  private static final String TIME = "time";

  /** The fields that a group can be named after, in lower case. */
  private static final List<ServiceField> FIELDS =
      List.of(
          ServiceField.LEVEL,
          ServiceField.LOGGER,
          ServiceField.THREAD,
          ServiceField.SERVICE,
          ServiceField.PROCESS_ID,
          ServiceField.HOST,
          ServiceField.CLIENT,
          ServiceField.USER,
          ServiceField.MESSAGE);

  private ExpressionEvents() {}

  /** The names that groups can have. */
  public static List<String> columns() {
    List<String> names = new ArrayList<>(FIELDS.stream().map(ExpressionEvents::name).toList());
    names.add(TIME);
    return names;
  }

  /**
   * Returns the format of an expression whose groups are all columns.
   *
   * @param timeForms how its times are written, as {@link TimeForms} has them
   * @throws IllegalArgumentException if a form of time is none, or there is no time
   */
  public static HeadedFormat format(LineExpression expression, List<String> timeForms) {
    if (!expression.groups().contains(TIME)) {
      throw new IllegalArgumentException("Missing group: time (every format must have one)");
    }
    boolean needsZone = false;
    for (String form : timeForms) {
      needsZone |= TimeForms.needsZone(form);
    }
    List<FormatColumn> columns =
        expression.groups().stream()
            .map(
                group ->
                    new FormatColumn(
                        group,
                        group.equals(TIME) ? "timestamp" : "string",
                        group.equals(TIME) ? "microseconds" : "",
                        "(?P<" + group + ">…)",
                        ""))
            .toList();
    return new HeadedFormat(
        columns, needsZone, settings -> new Head(expression, new TimeForms(timeForms, settings)));
  }

  private static String name(ServiceField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** What stands before the message, as groups. */
  private static final class Head implements EventHead {
    private final LineMatch match;
    private final TimeForms times;
    private final int longest;
    private final int time;
    private final int[] groups;
    private boolean messageEndsEarly;
    private int messageTo;

    Head(LineExpression expression, TimeForms times) {
      this.times = times;
      match = expression.matcher();
      longest = expression.longestLine();
      time = match.group(TIME);
      groups = FIELDS.stream().mapToInt(field -> match.group(name(field))).toArray();
    }

    /** Of a line that is too long its start decides. */
    @Override
    public boolean starts(byte[] bytes, int from, int to) {
      return match.fits(bytes, from, Math.min(to, from + longest));
    }

    @Override
    public int read(byte[] bytes, int from, int to, ServiceRecord record) {
      if (to - from > longest) {
        record.reject(RejectReason.TOO_LONG);
        return NOT_READ;
      }
      if (!match.fits(bytes, from, to)) {
        return NOT_READ;
      }
      int timeFrom = match.from(time);
      long micros =
          timeFrom < 0 ? TimeForms.INVALID : times.micros(bytes, timeFrom, match.to(time));
      if (micros == TimeForms.INVALID) {
        record.reject(RejectReason.TIME);
        return NOT_READ;
      }
      record.setTimeMicros(micros);
      return readFields(bytes, to, record);
    }

    private int readFields(byte[] bytes, int to, ServiceRecord record) {
      int message = match.to(0);
      messageTo = to;
      for (int i = 0; i < groups.length; i++) {
        int from = groups[i] == 0 ? -1 : match.from(groups[i]);
        if (from >= 0 && FIELDS.get(i) == ServiceField.MESSAGE) {
          message = from;
          messageTo = match.to(groups[i]);
        } else if (from >= 0 && !isAbsent(bytes, from, match.to(groups[i]))) {
          record.set(FIELDS.get(i), from, match.to(groups[i]));
        }
      }
      if (record.has(ServiceField.LEVEL)) {
        record.setSeverity(
            SeverityWord.of(bytes, record.from(ServiceField.LEVEL), record.to(ServiceField.LEVEL)));
      }
      messageEndsEarly = messageTo < to;
      return message;
    }

    private static boolean isAbsent(byte[] bytes, int from, int to) {
      return from == to || (to - from == 1 && bytes[from] == '-');
    }

    /** A message that is the rest of its line goes on in the lines behind it. */
    @Override
    public int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
      return messageEndsEarly ? Math.min(messageTo, to) : to;
    }
  }
}
