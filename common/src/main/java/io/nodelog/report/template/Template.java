package io.nodelog.report.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the messages of one place in a program have in common.
 *
 * @param text with {@code <*>} for what differs
 * @param id 16 hexadecimal digits that follow from the text alone, so that they are the same on any
 *     machine and day
 */
public record Template(String text, String id) {
  /** Grows when the same messages get other texts. */
  public static final int VERSION = 1;

  private static final int ID_BYTES = 8;

  /** The template of a text. */
  public static Template of(String text) {
    byte[] named = (VERSION + "\n" + text).getBytes(StandardCharsets.UTF_8);
    byte[] hash = sha256().digest(named);
    return new Template(text, HexFormat.of().formatHex(hash, 0, ID_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every Java has", e);
    }
  }
}
