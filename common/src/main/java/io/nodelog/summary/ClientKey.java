package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/** Writes the client of a request as a column of a key; a name counts with its first bytes. */
final class ClientKey {
  private ClientKey() {}

  static void append(AccessRecord request, KeyWriter key) {
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
}
