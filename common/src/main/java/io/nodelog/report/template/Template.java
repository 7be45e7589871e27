package io.nodelog.report.template;

import java.nio.charset.StandardCharsets;

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

  /** The template of a text. */
  public static Template of(String text) {
    return new Template(
        text, MessageId.of((VERSION + "\n" + text).getBytes(StandardCharsets.UTF_8)));
  }
}
