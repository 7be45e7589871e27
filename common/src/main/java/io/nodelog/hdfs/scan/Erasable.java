package io.nodelog.hdfs.scan;

import io.nodelog.bytes.SoughtAddress;
import io.nodelog.bytes.SoughtWord;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ClientKind;
import io.nodelog.record.FieldText;
import io.nodelog.record.TextEscape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose lines are to be erased. An address is looked for in everything that a line says. A user is
 * looked for as the user of a request; names are words of other texts too often, so that only lines
 * that are no requests are searched for them.
 */
public record Erasable(List<SoughtAddress> addresses, List<SoughtWord> users) {
  public Erasable {
    addresses = List.copyOf(addresses);
    users = List.copyOf(users);
  }

  /** Returns whether a text names one of them. */
  public boolean isNamedIn(byte[] text) {
    return Stream.concat(addresses.stream(), users.stream())
        .anyMatch(one -> one.indexIn(text, 0, text.length) >= 0);
  }

  /** Returns whether a request is one of theirs. */
  boolean isOf(AccessRecord request) {
    return isClient(request) || isUser(request);
  }

  private boolean isClient(AccessRecord request) {
    ClientKind kind = request.clientKind();
    if (kind == ClientKind.V4) {
      return addresses.contains(SoughtAddress.ofIpv4(request.ipv4()));
    }
    return kind == ClientKind.V6
        && addresses.contains(new SoughtAddress(request.ipv6High(), request.ipv6Low()));
  }

  private boolean isUser(AccessRecord request) {
    if (!request.has(AccessField.USER)) {
      return false;
    }
    int from = request.from(AccessField.USER);
    int to = request.to(AccessField.USER);
    if (request.escape() == TextEscape.NONE) {
      return isUser(request.bytes(), from, to);
    }
    byte[] plain =
        FieldText.decode(request.escape(), request.bytes(), from, to)
            .getBytes(StandardCharsets.UTF_8);
    return isUser(plain, 0, plain.length) || isUser(request.bytes(), from, to);
  }

  private boolean isUser(byte[] text, int from, int to) {
    return users.stream().anyMatch(user -> user.is(text, from, to));
  }
}
