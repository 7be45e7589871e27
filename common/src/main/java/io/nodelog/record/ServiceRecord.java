package io.nodelog.record;

import java.util.Arrays;

/**
 * One event as a daemon logged it, or one sample of a node's resources: a view over the bytes of
 * its lines, reused for the next event.
 *
 * <p>The view is valid until the parser that filled it parses again; whoever keeps a field copies
 * its bytes. Text fields are ranges of {@link #bytes()}, as logged.
 */
public final class ServiceRecord {
  /** The value of a number that the event does not have. */
  public static final long ABSENT = -1;

  private static final int FIELDS = ServiceField.values().length;

  private final int[] from = new int[FIELDS];
  private final int[] to = new int[FIELDS];
  private final MetricSamples samples = new MetricSamples();
  private byte[] bytes = new byte[0];
  private long timeMicros;
  private long durationMicros = ABSENT;
  private Severity severity = Severity.UNKNOWN;
  private TextEscape escape = TextEscape.NONE;
  private RejectReason rejectReason = RejectReason.SHAPE;
  private boolean truncated;

  /** Makes the view empty, over the bytes that the next event lies in. */
  public void clear(byte[] event) {
    bytes = event;
    Arrays.fill(from, -1);
    severity = Severity.UNKNOWN;
    escape = TextEscape.NONE;
    durationMicros = ABSENT;
    samples.clear();
  }

  /** Puts longer bytes in place of those that the event lies in, which they start with. */
  public void extend(byte[] longer) {
    bytes = longer;
  }

  /** The bytes that every field is a range of. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns whether the event has the field. */
  public boolean has(ServiceField field) {
    return from[field.ordinal()] >= 0;
  }

  /** Where the field starts; negative if the event does not have it. */
  public int from(ServiceField field) {
    return from[field.ordinal()];
  }

  /** Where the field ends (exclusive); without meaning if the event does not have it. */
  public int to(ServiceField field) {
    return to[field.ordinal()];
  }

  /** Sets a field to a range of {@link #bytes()}. */
  public void set(ServiceField field, int start, int end) {
    from[field.ordinal()] = start;
    to[field.ordinal()] = end;
  }

  /** Makes a field absent. */
  public void unset(ServiceField field) {
    from[field.ordinal()] = -1;
  }

  /** The time of the event, in microseconds since 1970-01-01T00:00:00Z. */
  public long timeMicros() {
    return timeMicros;
  }

  public void setTimeMicros(long micros) {
    timeMicros = micros;
  }

  /** How long what the event tells of took, or {@link #ABSENT}. */
  public long durationMicros() {
    return durationMicros;
  }

  public void setDurationMicros(long micros) {
    durationMicros = micros;
  }

  /** What the event measures; empty unless it is a sample of a node's resources. */
  public MetricSamples samples() {
    return samples;
  }

  /** How bad the event is. */
  public Severity severity() {
    return severity;
  }

  public void setSeverity(Severity value) {
    severity = value;
  }

  /** How the text fields are escaped. */
  public TextEscape escape() {
    return escape;
  }

  public void setEscape(TextEscape value) {
    escape = value;
  }

  /** Returns whether the event is longer than what is kept of it. */
  public boolean truncated() {
    return truncated;
  }

  /** Says whether the event is longer than what is kept; set by whoever cut it, not by a parser. */
  public void setTruncated(boolean value) {
    truncated = value;
  }

  /** Why the event was rejected; without meaning for other outcomes. */
  public RejectReason rejectReason() {
    return rejectReason;
  }

  /** Says why the event is rejected, and returns {@link Outcome#REJECT}. */
  public Outcome reject(RejectReason reason) {
    rejectReason = reason;
    return Outcome.REJECT;
  }
}
