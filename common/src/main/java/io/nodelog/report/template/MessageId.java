package io.nodelog.report.template;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that follow from bytes alone, so that they are the same on any machine and day. */
public final class MessageId {
  private static final int BYTES = 8;

  private MessageId() {}

  /** The first 16 hexadecimal digits of the SHA-256 of a masked message. */
  public static String of(byte[] text) {
    return HexFormat.of().formatHex(sha256().digest(text), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every Java has", e);
    }
  }
}
