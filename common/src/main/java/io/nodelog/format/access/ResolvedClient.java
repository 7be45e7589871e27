package io.nodelog.format.access;

import io.nodelog.bytes.AddressRanges;
import io.nodelog.bytes.AddressText;
import io.nodelog.bytes.Ipv6;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.ClientRules;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ClientKind;
import io.nodelog.record.Outcome;

/**
 * Finds the client behind trusted proxies. Each proxy puts whom it serves at the end of the
 * forwarded list, so the list is read from the right and only as far as its writers are trusted:
 *
 * <ul>
 *   <li>A line's own client is taken for the other end of the connection. If it is not trusted, it
 *       is the client, and nobody looks at the list.
 *   <li>Trusted addresses of the list are passed; the first other one is the client.
 *   <li>If all are trusted, the leftmost is the client.
 *   <li>What is no address ({@code unknown}, {@code _hidden}, a name, garbage) ends the list: the
 *       address to the right of it is the client, because nobody trusted says more.
 *   <li>Elements without text are passed, as in every list of HTTP.
 *   <li>Where a line names no client at all, the list alone decides.
 *   <li>Where a line names both client and peer, the server has done all this itself.
 * </ul>
 *
 * <p>The list stays in the record as it is, and the other end of the connection becomes {@link
 * AccessField#PEER}.
 */
public final class ResolvedClient implements LineParser {
  private static final String FORWARDED_FOR = "forwarded_for";

  private final LineParser parser;
  private final boolean readsList;
  private final AddressRanges trusted;
  private final boolean unmapIpv4;
  private final AddressText address = new AddressText();

  private ResolvedClient(LineParser parser, boolean readsList, ClientRules rules) {
    this.parser = parser;
    this.readsList = readsList;
    trusted = rules.trustedProxies();
    unmapIpv4 = rules.unmapIpv4();
  }

  /**
   * Returns a parser of a format that follows the rules for clients: the format's own one if it has
   * no forwarded list or nobody is trusted.
   *
   * @throws IllegalArgumentException if the settings lack what the format needs
   */
  public static LineParser newParser(AccessFormat format, ParserSettings settings) {
    LineParser parser = format.newParser(settings);
    ClientRules rules = settings.clients();
    boolean readsList =
        !rules.trustedProxies().isEmpty()
            && format.columns().stream().anyMatch(column -> column.name().equals(FORWARDED_FOR));
    return readsList || rules.unmapIpv4() ? new ResolvedClient(parser, readsList, rules) : parser;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    Outcome outcome = parser.parse(bytes, from, to, record);
    if (outcome.counted()) {
      if (readsList && !record.has(AccessField.PEER)) {
        resolve(record);
      }
      if (unmapIpv4 && record.clientKind() == ClientKind.V6) {
        unmap(record);
      }
    }
    return outcome;
  }

  private void resolve(AccessRecord record) {
    boolean believed = believed(record);
    if (record.has(AccessField.CLIENT)) {
      record.set(AccessField.PEER, record.from(AccessField.CLIENT), record.to(AccessField.CLIENT));
    }
    if (believed && record.has(AccessField.FORWARDED_FOR)) {
      walk(record, record.from(AccessField.FORWARDED_FOR), record.to(AccessField.FORWARDED_FOR));
    }
  }

  /** Returns whether the other end of the connection may say who the client is. */
  private boolean believed(AccessRecord record) {
    return switch (record.clientKind()) {
      case V4 -> trusted.contains(record.ipv4());
      case V6 -> trusted.contains(record.ipv6High(), record.ipv6Low());
      case NAME -> false;
      case NONE -> true;
    };
  }

  private static void unmap(AccessRecord record) {
    if (Ipv6.isMapped(record.ipv6High(), record.ipv6Low())) {
      record.setClientIpv4((int) record.ipv6Low());
    }
  }

  /** Reads the list from its end, until an address is not trusted or is none. */
  private void walk(AccessRecord record, int from, int to) {
    byte[] bytes = record.bytes();
    boolean goesOn = true;
    int end = to;
    while (goesOn && end >= from) {
      int start = end;
      while (start > from && bytes[start - 1] != ',') {
        start--;
      }
      int first = firstText(bytes, start, end);
      if (first < end) {
        goesOn = address.parse(bytes, first, lastText(bytes, first, end)) && take(record);
      }
      end = start - 1;
    }
  }

  /** Makes the address the client, so far; returns whether its word is trusted. */
  private boolean take(AccessRecord record) {
    if (address.isV4()) {
      record.setClientIpv4(address.ipv4());
    } else {
      record.setClientIpv6(address.high(), address.low());
    }
    record.set(AccessField.CLIENT, address.from(), address.to());
    return address.isIn(trusted);
  }

  private static int firstText(byte[] bytes, int from, int to) {
    int first = from;
    while (first < to && isSpace(bytes[first])) {
      first++;
    }
    return first;
  }

  private static int lastText(byte[] bytes, int from, int to) {
    int last = to;
    while (last > from && isSpace(bytes[last - 1])) {
      last--;
    }
    return last;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }
}
