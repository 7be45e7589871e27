package io.nodelog.format.header;

import io.nodelog.format.access.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names of fields that mean something to us: those of the W3C's working draft, IIS, HTTP.sys,
 * CloudFront and Blue Coat. Of several names for one column the first one in this list counts.
 */
final class HeaderNames {
  static final String DATE = "date";
  static final String TIME = "time";

  private static final List<String[]> NAMES =
      List.of(
          names("time", TIME, "x-timestamp"),
          names("client_ip", "c-ip", "cs-ip", "c-dns"),
          names("user", "cs-username", "cs-user", "x-auth-user"),
          names("method", "cs-method"),
          names("target", "cs-uri", "cs-uri-stem", "cs-uri-path"),
          names("query", "cs-uri-query"),
          names("protocol", "cs-version", "cs-protocol-version"),
          names("status", "sc-status"),
          names("bytes_sent", "sc-bytes", "bytes"),
          names("bytes_received", "cs-bytes"),
          names("duration", "time-taken"),
          names("referrer", "cs(referer)", "cs(referrer)"),
          names("user_agent", "cs(user-agent)"),
          names("virtual_host", "x-host-header", "cs-host", "cs(host)"),
          names("forwarded_for", "x-forwarded-for", "cs(x-forwarded-for)"),
          names("request_id", "x-edge-request-id", "cs(x-request-id)", "x-request-id"),
          names("termination", "s-reason", "x-edge-detailed-result-type", "x-edge-result-type"));

  private final Map<String, Integer> ranks = new TreeMap<>();
  private final Map<String, Column> columns = new TreeMap<>();

  /**
   * @param durationUnit of {@code time-taken}
   */
  HeaderNames(String durationUnit) {
    for (String[] names : NAMES) {
      Column column = Column.named(names[0]);
      for (int i = 1; i < names.length; i++) {
        ranks.put(names[i], i);
        columns.put(names[i], written(names[i], column, durationUnit));
      }
    }
  }

  private static String[] names(String... columnAndNames) {
    return columnAndNames;
  }

  private static Column written(String name, Column column, String durationUnit) {
    return switch (name) {
      case "x-timestamp" -> column.withTimes(List.of("epoch_seconds"));
      case "time-taken" -> column.inUnit(durationUnit);
      // Connections that ended before there was an answer have none, or 000 at CloudFront.
      case "sc-status" -> column.asOptional().absentAs("000");
      default -> column;
    };
  }

  boolean knows(String name) {
    return columns.containsKey(name.toLowerCase(Locale.ROOT));
  }

  Column column(String name) {
    return columns.getOrDefault(name.toLowerCase(Locale.ROOT), Column.named("time"));
  }

  /** The lower, the better. */
  int rank(String name) {
    return ranks.getOrDefault(name.toLowerCase(Locale.ROOT), Integer.MAX_VALUE);
  }

  /** All names, each with its column, in the order of the list. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (String[] names : NAMES) {
      all.addAll(List.of(names).subList(1, names.length));
    }
    return all;
  }
}
