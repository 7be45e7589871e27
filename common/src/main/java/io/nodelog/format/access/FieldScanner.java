package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.ClfTime;
import io.nodelog.bytes.IsoTime;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Dialect;
import io.nodelog.record.LogServer;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.TextEscape;
import org.jspecify.annotations.Nullable;

/**
 * The hot loop: runs the steps of a compiled format over a line, one field after the other, each
 * found once and read where it lies.
 */
final class FieldScanner implements LineParser {
  private static final int SHORTEST_TIME = 15; // "Jan  5 10:11:12"

  private final Literal lead;
  private final @Nullable PlainLine plain;
  private final int plainSteps;
  private final Step[] steps;
  private final int lastVital;
  private final boolean firstQuoteCloses;
  private final TextEscape escape;
  private final Dialect dialect;
  private final boolean openEnd;

  private final ClfTime clfTime = new ClfTime();
  private final ClientAddress client = new ClientAddress();
  private int reached;

  /**
   * @param firstQuoteCloses whether the server escapes each quote within a field, so that no other
   *     quote than the first one closes it
   */
  FieldScanner(
      CompiledFormat format, LogServer server, ParserSettings settings, boolean firstQuoteCloses) {
    this.firstQuoteCloses = firstQuoteCloses;
    escape = format.style().escape();
    dialect = Dialect.of(server, format.fields());
    lead = format.lead();
    plain = lead == Literal.END ? PlainLine.of(format.steps()) : null;
    plainSteps = plain == null ? 0 : plain.count();
    steps = format.steps(settings);
    lastVital = format.lastVital();
    openEnd = steps[steps.length - 1].after() == Literal.OPEN_END;
  }

  /** How many fields of the last line were understood before it was rejected. */
  int reached() {
    return reached;
  }

  @Override
  public int parseAhead(byte[] bytes, int from, int to, AccessRecord record) {
    if (plain == null || to > bytes.length - PlainLine.MARGIN || bytes[to - 1] != '\n') {
      return ByteSearch.NOT_FOUND;
    }
    record.clear(bytes);
    record.setEscape(escape);
    record.setDialect(dialect);
    int p = plain.parse(bytes, from, client, clfTime, record);
    if (p == ByteSearch.NOT_FOUND) {
      return p;
    }
    if (plainSteps == steps.length) {
      boolean lineEnd = bytes[p] == '\n' || (bytes[p] == '\r' && bytes[p + 1] == '\n');
      return lineEnd ? p : ByteSearch.NOT_FOUND;
    }
    return parseRest(bytes, from, p, to, record);
  }

  /** Runs the steps that are left up to the line's end. */
  private int parseRest(byte[] bytes, int from, int at, int to, AccessRecord record) {
    int end = ByteSearch.indexOf(bytes, at, to, (byte) '\n');
    if (end > at && bytes[end - 1] == '\r') {
      end--;
    }
    return parse(bytes, from, at, end, plainSteps, record) == Outcome.RECORD
        ? end
        : ByteSearch.NOT_FOUND;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    reached = 0;
    if (saysNothing(bytes, from, to)) {
      return Outcome.EXCLUDED;
    }
    record.clear(bytes);
    record.setEscape(escape);
    record.setDialect(dialect);
    return lead == Literal.END || lead.at(bytes, from, to)
        ? parse(bytes, from, from + lead.length(), to, 0, record)
        : reject(RejectReason.SHAPE, bytes, from, to, record);
  }

  /** Runs the steps from {@code firstStep} on, the field of which starts at {@code at}. */
  private Outcome parse(
      byte[] bytes, int from, int at, int to, int firstStep, AccessRecord record) {
    boolean sound = true;
    int p = at;
    for (int i = firstStep; i < steps.length; i++) {
      Step step = steps[i];
      int start = p;
      int end;
      int behind;
      if (!step.quoted()) {
        end = FieldEnd.find(step, bytes, p, to);
        behind = end;
      } else if (p < to && bytes[p] == '"') {
        start = p + 1;
        end = FieldEnd.closingQuote(step, firstQuoteCloses, bytes, start, to);
        behind = end + 1;
      } else {
        end = FieldEnd.bareDash(step, bytes, p, to);
        behind = end;
      }
      if (end < 0) {
        reached = i;
        return end == FieldEnd.NOT_CLOSED && i > lastVital
            ? cutOff(step, bytes, start, to, record)
            : reject(malformed(step, p, to), bytes, from, to, record);
      }
      p = behind + step.after().length();
      if (isAbsent(step, bytes, start, end)) {
        if (step.required()) {
          reached = i;
          return record.reject(step.reason());
        }
        sound &= step.kind() != Step.REQUEST && step.kind() != Step.METHOD;
      } else if (!take(step, bytes, start, end, record)) {
        if (step.reason() != RejectReason.SHAPE || step.field() == AccessField.USER) {
          reached = i;
          return reject(step.reason(), bytes, from, to, record);
        }
        sound = false;
      }
    }
    if (p != to && !openEnd) {
      return reject(RejectReason.SHAPE, bytes, from, to, record);
    }
    return sound ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** A server that cuts off long lines does so within the request that it writes last. */
  private static Outcome cutOff(Step step, byte[] bytes, int from, int to, AccessRecord record) {
    if (step.kind() == Step.CUT_REQUEST) {
      RequestLine.take(bytes, from, to, record);
    }
    return Outcome.PARTIAL;
  }

  /** Blank lines and directives such as {@code #Fields}. */
  static boolean saysNothing(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '#') {
      return true;
    }
    int i = from;
    while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i == to;
  }

  private static boolean isAbsent(Step step, byte[] bytes, int from, int to) {
    if (to - from == 1) {
      return bytes[from] == '-';
    }
    boolean mayBeEmpty = step.emptyIsAbsent() || (!step.quoted() && step.kind() <= Step.METHOD);
    return from == to && mayBeEmpty && step.reason() != RejectReason.CLIENT;
  }

  /** A line that ends within a time is a matter of shape, any other bytes there are not. */
  private static RejectReason malformed(Step step, int from, int to) {
    boolean wrongTime =
        (step.kind() == Step.CLF_TIME && to - from >= ClfTime.LENGTH)
            || (step.kind() == Step.PATTERN_TIME && to - from >= SHORTEST_TIME);
    return wrongTime ? RejectReason.TIME : RejectReason.SHAPE;
  }

  /** A NUL where a line has not its shape tells of a torn or binary file. */
  static Outcome reject(RejectReason reason, byte[] bytes, int from, int to, AccessRecord record) {
    boolean structural = reason == RejectReason.SHAPE || reason == RejectReason.CLIENT;
    boolean binary =
        structural && ByteSearch.indexOf(bytes, from, to, (byte) 0) != ByteSearch.NOT_FOUND;
    return record.reject(binary ? RejectReason.BINARY : reason);
  }

  /** Puts a field into the record; returns false if it is garbage. */
  private boolean take(Step step, byte[] bytes, int from, int to, AccessRecord record) {
    return switch (step.kind()) {
      case Step.TEXT, Step.LIST ->
          (step.field() != AccessField.USER || isUser(bytes, from, to))
              && FieldSetter.text(step.field(), from, to, record);
      case Step.CLIENT -> client.take(bytes, from, to, record);
      case Step.REQUEST -> RequestLine.take(bytes, from, to, record);
      case Step.CLF_TIME -> FieldSetter.seconds(clfTime.parse(bytes, from, to), record);
      case Step.STATUS -> FieldSetter.status(bytes, from, to, record);
      case Step.BYTES_SENT -> FieldSetter.bytesSent(bytes, from, to, record);
      default -> takeRare(step, bytes, from, to, record);
    };
  }

  /**
   * A user may have spaces in the name, but with a dash of its own among them the bytes are several
   * fields: the line has a word too many before them.
   */
  private static boolean isUser(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean dash =
          bytes[i] == '-'
              && (i == from || bytes[i - 1] == ' ')
              && (i + 1 == to || bytes[i + 1] == ' ');
      if (dash && to - from > 1) {
        return false;
      }
    }
    return true;
  }

  private boolean takeRare(Step step, byte[] bytes, int from, int to, AccessRecord record) {
    return switch (step.kind()) {
      case Step.HOST -> FieldSetter.host(bytes, from, to, record);
      case Step.METHOD -> RequestLine.takeMethod(bytes, from, to, record);
      case Step.NUMBER_LIST -> FieldSetter.numbers(step.field(), bytes, from, to, record);
      case Step.ISO_TIME -> FieldSetter.micros(IsoTime.parseMicros(bytes, from, to), record);
      case Step.EPOCH_TIME -> FieldSetter.epoch(bytes, from, to, step.scale(), record);
      case Step.FRACTION -> FieldSetter.fraction(bytes, from, to, step.scale(), record);
      case Step.BYTES_RECEIVED -> FieldSetter.bytesReceived(bytes, from, to, record);
      case Step.DURATION -> FieldSetter.duration(bytes, from, to, step.scale(), record);
      case Step.PATTERN_TIME -> FieldSetter.time(step.time(), record);
      case Step.ADDRESS_PORT -> takeAddress(bytes, from, to, record);
      default -> ProxyFields.take(step, bytes, from, to, record);
    };
  }

  /** An IPv6 address has colons of its own, so the last one is the port's. */
  private boolean takeAddress(byte[] bytes, int from, int to, AccessRecord record) {
    int colon = to - 1;
    while (colon > from && bytes[colon] != ':') {
      colon--;
    }
    int end = colon > from ? colon : to;
    return (end - from == 1 && bytes[from] == '-') || client.take(bytes, from, end, record);
  }
}
