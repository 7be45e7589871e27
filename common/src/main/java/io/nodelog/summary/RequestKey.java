package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/** Writes what a request says as columns of a key. */
final class RequestKey {
  private RequestKey() {}

  /** Appends its client; a name counts with its first bytes. */
  static void client(AccessRecord request, KeyWriter key) {
    switch (request.clientKind()) {
      case V4 -> key.clientIpv4(request.ipv4());
      case V6 -> key.clientIpv6(request.ipv6High(), request.ipv6Low());
      case NAME -> {
        int from = request.from(AccessField.CLIENT);
        int to = Math.min(request.to(AccessField.CLIENT), from + ClientTable.LONGEST_NAME);
        key.clientName(request.bytes(), from, to);
      }
      case NONE -> key.clientNone();
    }
  }

  /** Appends a field, empty if it is absent; its first {@code longest} bytes count. */
  static void text(AccessRecord request, AccessField field, int longest, KeyWriter key) {
    int from = request.has(field) ? request.from(field) : 0;
    int to = request.has(field) ? Math.min(request.to(field), from + longest) : 0;
    key.text(request.bytes(), from, to);
  }
}
