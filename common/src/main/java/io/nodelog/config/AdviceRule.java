package io.nodelog.config;

import java.util.regex.Pattern;

/**
 * What to do about some messages.
 *
 * @param byId whether they are told by the id of a template or a message; else by a part of the
 *     masked message
 * @param wanted the id, or the part
 * @param text what to do
 */
public record AdviceRule(boolean byId, String wanted, String text) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
