package io.nodelog.report;

import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.bytes.SafeText;
import io.nodelog.record.ClientKind;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.CorruptSummary;
import io.nodelog.summary.KeyReader;

/**
 * A client as reports show it.
 *
 * @param kind what it is known by
 * @param text address in canonical text or host name; empty if there is none
 */
record Client(ClientKind kind, String text) {
  /** Reads the encoded key column; see {@link io.nodelog.summary.KeyType#CLIENT}. */
  static Client decode(byte[] encoded) throws CorruptSummary {
    KeyReader key = new KeyReader().set(new ByteRange().set(encoded, 0, encoded.length));
    ClientKind kind = key.clientKind();
    String text =
        switch (kind) {
          case V4 -> Ipv4.text(key.ipv4());
          case V6 -> Ipv6.text(key.ipv6High(), key.ipv6Low());
          case NAME -> SafeText.decode(key.text());
          case NONE -> "";
        };
    return new Client(kind, text);
  }
}
