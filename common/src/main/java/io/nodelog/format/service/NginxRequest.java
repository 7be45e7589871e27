package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads what nginx writes behind the message of an error while it handled a request: {@code ,
 * client: 192.0.2.7, server: example.org, request: "GET / HTTP/1.1", upstream: "…", host: "…",
 * referrer: "…"} (the server's {@code ngx_http_log_error_handler}).
 *
 * <p>Nothing in these values is escaped, and a message can hold a file's name that the client
 * chose. So the first place counts that is not within quotes and that reads on as the server
 * writes.
 */
final class NginxRequest {
  private static final FixedText CLIENT = FixedText.of(", client: ");
  private static final FixedText SERVER = FixedText.of(", server: ");

  private static final FixedText[] LABELS = {
    FixedText.of(", request: \""),
    FixedText.of(", subrequest: \""),
    FixedText.of(", upstream: \""),
    FixedText.of(", host: \""),
    FixedText.of(", referrer: \"")
  };
  private static final @Nullable ServiceField[] FIELDS = {
    ServiceField.REQUEST,
    null,
    ServiceField.UPSTREAM,
    ServiceField.VIRTUAL_HOST,
    ServiceField.REFERRER
  };

  private NginxRequest() {}

  /** Puts the request into the record; returns where the message before it ends. */
  static int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int client = client(bytes, from, to);
    if (client == ByteSearch.NOT_FOUND) {
      return to;
    }
    int start = client + CLIENT.length();
    int end = wordEnd(bytes, start, to);
    record.set(ServiceField.CLIENT, start, end);
    int p = end;
    if (SERVER.at(bytes, p, to)) {
      int server = p + SERVER.length();
      p = wordEnd(bytes, server, to);
      record.set(ServiceField.SERVER, server, p);
    }
    readQuoted(bytes, p, to, record);
    return client;
  }

  /** Returns where the client's label starts. */
  private static int client(byte[] bytes, int from, int to) {
    int quoted = ByteSearch.NOT_FOUND;
    boolean within = false;
    int p = from;
    int found = CLIENT.find(bytes, p, to);
    while (found != ByteSearch.NOT_FOUND) {
      within ^= oddQuotes(bytes, p, found);
      if (readsOn(bytes, found + CLIENT.length(), to)) {
        if (!within) {
          return found;
        }
        quoted = quoted == ByteSearch.NOT_FOUND ? found : quoted;
      }
      p = found;
      found = CLIENT.find(bytes, found + 1, to);
    }
    return quoted;
  }

  private static boolean oddQuotes(byte[] bytes, int from, int to) {
    boolean odd = false;
    int i = ByteSearch.indexOf(bytes, from, to, (byte) '"');
    while (i != ByteSearch.NOT_FOUND) {
      odd = !odd;
      i = ByteSearch.indexOf(bytes, i + 1, to, (byte) '"');
    }
    return odd;
  }

  /** Behind the client stands the server, and behind that a quoted value; each may be the last. */
  private static boolean readsOn(byte[] bytes, int from, int to) {
    int end = wordEnd(bytes, from, to);
    if (end == from) {
      return false;
    }
    int p = SERVER.at(bytes, end, to) ? wordEnd(bytes, end + SERVER.length(), to) : end;
    return p == to || label(bytes, p, to) < LABELS.length;
  }

  /** Addresses and names of servers have neither spaces nor quotes in them. */
  private static int wordEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to
        && bytes[i] > ' '
        && bytes[i] != '"'
        && !(bytes[i] == ',' && isSpace(bytes, i + 1, to))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte[] bytes, int i, int to) {
    return i < to && bytes[i] == ' ';
  }

  private static int label(byte[] bytes, int at, int to) {
    int i = 0;
    while (i < LABELS.length && !LABELS[i].at(bytes, at, to)) {
      i++;
    }
    return i;
  }

  private static void readQuoted(byte[] bytes, int from, int to, ServiceRecord record) {
    int p = from;
    int label = label(bytes, p, to);
    while (label < LABELS.length) {
      int start = p + LABELS[label].length();
      int end = closingQuote(bytes, start, to);
      ServiceField field = FIELDS[label];
      if (field != null) {
        record.set(field, start, end);
      }
      p = Math.min(to, end + 1);
      label = label(bytes, p, to);
    }
  }

  /** A quote closes that ends the line or has a label behind it; without one all is the value. */
  private static int closingQuote(byte[] bytes, int from, int to) {
    int quote = ByteSearch.indexOf(bytes, from, to, (byte) '"');
    while (quote != ByteSearch.NOT_FOUND
        && quote + 1 < to
        && label(bytes, quote + 1, to) == LABELS.length) {
      quote = ByteSearch.indexOf(bytes, quote + 1, to, (byte) '"');
    }
    return quote == ByteSearch.NOT_FOUND ? to : quote;
  }
}
