package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What HAProxy writes into its log that is no request: news of its proxies and servers, and
 * connections that failed before there was a request, such as {@code 192.0.2.7:50210
 * [26/Feb/2019:23:08:47.266] www/1: SSL handshake failure}.
 */
final class HaproxyNotice {
  private static final List<byte[]> STARTS =
      Stream.of(
              "Proxy ",
              "Stopping ",
              "Pausing ",
              "Resuming ",
              "Starting ",
              "Enabling ",
              "Disabling ",
              "Exiting ",
              "Reexecuting ",
              "Loading ",
              "New worker ",
              "Former worker ",
              "Current worker ",
              "Server ",
              "Backup Server ",
              "Health check ",
              "Agent check ",
              "Backend ",
              "backend ",
              "Connect from ",
              "Time jump detected",
              "[NOTICE]",
              "[WARNING]",
              "[ALERT]")
          .map(start -> start.getBytes(StandardCharsets.US_ASCII))
          .toList();

  private HaproxyNotice() {}

  /** Returns whether the message is one of these. */
  static boolean at(byte[] bytes, int from, int to) {
    for (byte[] start : STARTS) {
      if (startsWith(start, bytes, from, to)) {
        return true;
      }
    }
    return isFailedConnection(bytes, from, to);
  }

  private static boolean startsWith(byte[] start, byte[] bytes, int from, int to) {
    boolean fits = to - from >= start.length;
    for (int i = 0; fits && i < start.length; i++) {
      fits = bytes[from + i] == start[i];
    }
    return fits;
  }

  /** A client, a time in brackets, a frontend and its address, a colon and what went wrong. */
  private static boolean isFailedConnection(byte[] bytes, int from, int to) {
    int client = ByteSearch.indexOf(bytes, from, to, (byte) ' ');
    if (client < 0 || client + 1 == to || bytes[client + 1] != '[') {
      return false;
    }
    int time = ByteSearch.indexOf(bytes, client, to, (byte) ']');
    if (time < 0 || time + 1 == to || bytes[time + 1] != ' ') {
      return false;
    }
    int frontend = ByteSearch.indexOf(bytes, time + 2, to, (byte) ' ');
    boolean colon = frontend > time + 3 && bytes[frontend - 1] == ':';
    int slash = ByteSearch.indexOf(bytes, time + 2, Math.max(time + 2, frontend), (byte) '/');
    return colon && slash > time + 2 && frontend + 1 < to;
  }
}
