package io.nodelog.format;

import static java.util.stream.Collectors.joining;

import io.nodelog.bytes.AddressText;
import io.nodelog.record.FieldText;
import io.nodelog.record.TextEscape;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.basjes.parse.core.Parser;
import nl.basjes.parse.core.exceptions.DissectionFailure;
import nl.basjes.parse.httpdlog.HttpdLoglineParser;
import org.jspecify.annotations.Nullable;

/** httpdlog-parser, told to yield the columns that we have. */
final class HttpdlogPeer {
  private static final List<String> REQUEST_PARTS = List.of("method", "target", "protocol");

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("IP:connection.client.host", "client"),
          Map.entry("STRING:connection.client.user", "user"),
          Map.entry("TIME.EPOCH:request.receive.time.epoch", "time"),
          Map.entry("HTTP.FIRSTLINE:request.firstline", "request"),
          Map.entry("HTTP.METHOD:request.firstline.method", "method"),
          Map.entry("HTTP.URI:request.firstline.uri", "target"),
          Map.entry("HTTP.PROTOCOL_VERSION:request.firstline.protocol", "protocol"),
          Map.entry("STRING:request.status.last", "status"),
          Map.entry("BYTESCLF:response.body.bytes", "bytes_sent"),
          Map.entry("BYTES:response.bytes", "bytes_with_headers"),
          Map.entry("BYTES:request.bytes", "bytes_received"),
          Map.entry("HTTP.URI:request.referer", "referrer"),
          Map.entry("HTTP.USERAGENT:request.user-agent", "user_agent"),
          Map.entry("HTTP.HEADER:request.header.x_forwarded_for", "forwarded_for"),
          Map.entry("STRING:connection.server.name.canonical", "virtual_host"));

  /** Filled by the parser. */
  public static final class Fields {
    private final Map<String, @Nullable String> values = new HashMap<>();

    public void set(String path, @Nullable String value) {
      values.put(path, value);
    }
  }

  private final Parser<Fields> parser;
  private final Map<String, String> columns = new LinkedHashMap<>();

  HttpdlogPeer(String formatString) {
    try {
      parser = new HttpdLoglineParser<>(Fields.class, formatString);
      List<String> possible =
          new HttpdLoglineParser<>(Object.class, formatString).getPossiblePaths();
      Method setter = Fields.class.getMethod("set", String.class, String.class);
      for (String path : possible) {
        if (COLUMNS.containsKey(path)) {
          columns.put(path, COLUMNS.get(path));
          parser.addParseTarget(setter, path);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    boolean onlyWithHeaders = !columns.containsValue("bytes_sent");
    if (onlyWithHeaders) {
      columns.put("BYTES:response.bytes", "bytes_sent");
    }
    columns.values().remove("bytes_with_headers");
  }

  /** The columns of the format that both have. */
  List<String> columns() {
    List<String> both = new ArrayList<>(columns.values());
    both.removeAll(REQUEST_PARTS);
    both.add(Disagreement.PARTS);
    return both;
  }

  /** The parts of a request as one text, because where one ends the next one starts. */
  static String parts(Map<String, @Nullable String> byColumn) {
    return REQUEST_PARTS.stream().map(byColumn::get).map(String::valueOf).collect(joining("\n"));
  }

  /** The fields of a line by our columns; empty if the peer does not read the line. */
  Optional<Map<String, @Nullable String>> parse(String line) {
    try {
      Fields fields = parser.parse(new Fields(), line);
      Map<String, @Nullable String> byColumn = new HashMap<>();
      columns.forEach(
          (path, column) -> byColumn.put(column, value(column, fields.values.get(path))));
      byColumn.put(Disagreement.PARTS, parts(byColumn));
      return Optional.of(byColumn);
    } catch (DissectionFailure | RuntimeException e) {
      return Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable String value(String column, @Nullable String value) {
    if (value == null || !column.equals("client")) {
      return value;
    }
    byte[] bytes = GeneratedLines.bytes(value);
    AddressText address = new AddressText();
    return address.parse(bytes, 0, bytes.length) ? address.canonical() : value;
  }

  /** A value as text: it mostly has a character for each byte of the line. */
  static @Nullable String text(@Nullable String value) {
    if (value == null || value.chars().anyMatch(c -> c > 0xFF)) {
      return value;
    }
    byte[] bytes = GeneratedLines.bytes(value);
    return FieldText.decode(TextEscape.NONE, bytes, 0, bytes.length);
  }
}
