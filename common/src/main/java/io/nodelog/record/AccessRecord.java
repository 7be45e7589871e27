package io.nodelog.record;

/**
 * One request as a node logged it: a view over the bytes of its line, reused for the next line.
 *
 * <p>The view is valid until the parser that filled it parses again; whoever keeps a field copies
 * its bytes. Text fields are ranges of {@link #bytes()}, escapes included. A number that the line
 * does not have is {@link #ABSENT}.
 */
public final class AccessRecord {
  /** The value of a number that the line does not have. All numbers of a request are 0 or more. */
  public static final long ABSENT = -1;

  /** Microseconds a second. */
  static final long SECOND = 1_000_000;

  private static final int FIELDS = AccessField.values().length;

  /** Above the bits of all fields. */
  private static final int NO_SERVER = 1 << 31;

  /** The fields that tell how a proxy fared: how the session ended, and its attempts. */
  private static final int OF_PROXIES =
      bit(AccessField.TERMINATION)
          | bit(AccessField.UPSTREAM_ADDRESS)
          | bit(AccessField.UPSTREAM_STATUS)
          | bit(AccessField.UPSTREAM_CONNECT_TIME)
          | bit(AccessField.UPSTREAM_HEADER_TIME)
          | bit(AccessField.UPSTREAM_RESPONSE_TIME)
          | bit(AccessField.UPSTREAM_LENGTH)
          | NO_SERVER;

  private final int[] from = new int[FIELDS];
  private final int[] to = new int[FIELDS];
  private byte[] bytes = new byte[0];

  /** A bit for each field that the line has, so that the next line need not clear every field. */
  private int present;

  private ClientKind clientKind = ClientKind.NONE;
  private int ipv4;
  private long ipv6High;
  private long ipv6Low;

  private long timeMicros;
  private int status;
  private long bytesSent;
  private long bytesReceived;
  private long durationMicros;
  private long upstreamMicros = SECOND;
  private int retries;
  private long queueMicros;
  private long queuedBefore;
  private boolean redispatched;
  private TextEscape escape = TextEscape.BACKSLASH;
  private Dialect dialect = Dialect.UNKNOWN;
  private RejectReason rejectReason = RejectReason.SHAPE;

  private static int bit(AccessField field) {
    return 1 << field.ordinal();
  }

  /** Makes the view empty, over the bytes that the next line lies in. */
  public void clear(byte[] line) {
    if (bytes != line) {
      bytes = line; // only then, because the collector has to be told of each new reference
    }
    present = 0;
    clientKind = ClientKind.NONE;
    status = (int) ABSENT;
    bytesSent = ABSENT;
    bytesReceived = ABSENT;
    durationMicros = ABSENT;
    upstreamMicros = SECOND;
    retries = (int) ABSENT;
    queueMicros = ABSENT;
    queuedBefore = ABSENT;
  }

  /** The bytes that every field is a range of. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns whether the line has the field. */
  public boolean has(AccessField field) {
    return (present >>> field.ordinal() & 1) != 0;
  }

  /** Where the field starts; negative if the line does not have it. */
  public int from(AccessField field) {
    return has(field) ? from[field.ordinal()] : -1;
  }

  /** Where the field ends (exclusive); without meaning if the line does not have it. */
  public int to(AccessField field) {
    return to[field.ordinal()];
  }

  /** Sets a field to a range of {@link #bytes()}. */
  public void set(AccessField field, int start, int end) {
    from[field.ordinal()] = start;
    to[field.ordinal()] = end;
    present |= 1 << field.ordinal();
  }

  /** Makes a field absent. */
  public void unset(AccessField field) {
    present &= ~(1 << field.ordinal());
  }

  /**
   * Returns whether the line has anything that only proxies write: how the session ended, an
   * attempt to reach a server, or that there was none.
   */
  public boolean isOfProxy() {
    return (present & OF_PROXIES) != 0;
  }

  /** Returns whether the line says that no server could be asked, as {@code <NOSRV>} does. */
  public boolean hasNoServer() {
    return (present & NO_SERVER) != 0;
  }

  /** Says that no server could be asked. */
  public void setNoServer() {
    present |= NO_SERVER;
  }

  /** What the client is known by. */
  public ClientKind clientKind() {
    return clientKind;
  }

  /** The client's IPv4 address, of a client of kind {@link ClientKind#V4}. */
  public int ipv4() {
    return ipv4;
  }

  /**
   * The first eight bytes of the client's IPv6 address, of a client of kind {@link ClientKind#V6}.
   */
  public long ipv6High() {
    return ipv6High;
  }

  /**
   * The last eight bytes of the client's IPv6 address, of a client of kind {@link ClientKind#V6}.
   */
  public long ipv6Low() {
    return ipv6Low;
  }

  public void setClientIpv4(int address) {
    clientKind = ClientKind.V4;
    ipv4 = address;
  }

  public void setClientIpv6(long high, long low) {
    clientKind = ClientKind.V6;
    ipv6High = high;
    ipv6Low = low;
  }

  /** Says that the client is known by the text of {@link AccessField#CLIENT}. */
  public void setClientName() {
    clientKind = ClientKind.NAME;
  }

  /** The time as logged, in microseconds since 1970-01-01T00:00:00Z. */
  public long timeMicros() {
    return timeMicros;
  }

  public void setTimeMicros(long micros) {
    timeMicros = micros;
  }

  /** The HTTP status, 100 to 599, or {@link #ABSENT}. */
  public int status() {
    return status;
  }

  public void setStatus(int value) {
    status = value;
  }

  /** Bytes sent to the client, or {@link #ABSENT}. */
  public long bytesSent() {
    return bytesSent;
  }

  public void setBytesSent(long value) {
    bytesSent = value;
  }

  /** Bytes received from the client, or {@link #ABSENT}. */
  public long bytesReceived() {
    return bytesReceived;
  }

  public void setBytesReceived(long value) {
    bytesReceived = value;
  }

  /** How long the server worked on the request, or {@link #ABSENT}. */
  public long durationMicros() {
    return durationMicros;
  }

  public void setDurationMicros(long value) {
    durationMicros = value;
  }

  /** How many microseconds the unit of the upstream attempts' times has; seconds by default. */
  public long upstreamMicros() {
    return upstreamMicros;
  }

  public void setUpstreamMicros(long value) {
    upstreamMicros = value;
  }

  /**
   * How often the connection to an upstream server was tried again, or {@link #ABSENT}. Such a line
   * has the last attempt only.
   */
  public int retries() {
    return retries;
  }

  /** Returns whether another server than the first one was tried in the end. */
  public boolean redispatched() {
    return retries > 0 && redispatched;
  }

  /** Sets how often it was tried again, and whether with another server in the end. */
  public void setRetries(int count, boolean withAnotherServer) {
    retries = count;
    redispatched = withAnotherServer;
  }

  /** How long the request waited for a server to be free, or {@link #ABSENT}. */
  public long queueMicros() {
    return queueMicros;
  }

  public void setQueueMicros(long value) {
    queueMicros = value;
  }

  /** How many requests were served before it while it waited, or {@link #ABSENT}. */
  public long queuedBefore() {
    return queuedBefore;
  }

  public void setQueuedBefore(long value) {
    queuedBefore = value;
  }

  /** Returns whether the line says anything of a queue, even that there was none. */
  public boolean tellsOfQueue() {
    return queueMicros >= 0 || queuedBefore >= 0;
  }

  /** How the text fields are escaped; what a parser sets holds until it sets another. */
  public TextEscape escape() {
    return escape;
  }

  public void setEscape(TextEscape value) {
    if (escape != value) {
      escape = value; // only then, because the collector has to be told of each new reference
    }
  }

  /** What its format has in common; what a parser sets holds until it sets another. */
  public Dialect dialect() {
    return dialect;
  }

  @SuppressWarnings("ReferenceEquality") // another one that says the same may take its place
  public void setDialect(Dialect value) {
    if (dialect != value) {
      dialect = value; // only then, because the collector has to be told of each new reference
    }
  }

  /** Why the line was rejected; without meaning for other outcomes. */
  public RejectReason rejectReason() {
    return rejectReason;
  }

  /** Says why the line is rejected, and returns {@link Outcome#REJECT}. */
  public Outcome reject(RejectReason reason) {
    rejectReason = reason;
    return Outcome.REJECT;
  }
}
