package io.nodelog.config;

import java.util.regex.Pattern;

/**
 * The texts that may become a name.
 *
 * <p>A name ends up in paths, where Hadoop hides {@code _x} and {@code .x}, expands {@code {a,b}}
 * and resolves {@code ..}; so what is allowed is listed, not what is forbidden.
 */
public enum Names {
  NODE(
      "[a-z0-9][a-z0-9-]{0,62}(\\.[a-z0-9-]{1,63})*",
      "lower-case letters, digits, - and . as in web-01.example.org"),
  SOURCE("[A-Za-z0-9][A-Za-z0-9._-]{0,62}", "letters, digits, ., _ and -, at most 63"),
  HOST("[A-Za-z0-9:][A-Za-z0-9.:_-]*", "a host name or an address"),
  RACK("[A-Za-z0-9/][A-Za-z0-9./_-]*", "letters, digits, /, ., _ and -"),
  FINGERPRINT("SHA256:[A-Za-z0-9+/]{43}", "a fingerprint as ssh-keygen -lf prints it, SHA256:…"),
  PRINCIPAL(
      "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?(@[A-Za-z0-9._-]+)?",
      "a Kerberos principal as in nodelog@EXAMPLE.COM or nodelog/_HOST@EXAMPLE.COM"),
  ALIAS("[a-z0-9][a-z0-9._-]*", "lower-case letters, digits, ., _ and -"),
  DIRECTORY_MODE(
      "0?7[0157][015]", "an octal mode that lets only owner and group write, such as 0750"),
  FILE_MODE("0?6[046][04]", "an octal mode that lets only owner and group write, such as 0640"),
  FORMAT_NAME("[a-z][a-z0-9_]{0,62}", "small letters, digits and _, at most 63"),
  FORMAT("[^\\p{Cc}&&[^\\t]]*+", "a preset's name or a format string");

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_FORMAT = 8192;

  private final Pattern pattern;
  private final String rule;

  Names(String pattern, String rule) {
    this.pattern = Pattern.compile(pattern);
    this.rule = rule;
  }

  /** Returns whether a text may be such a name. */
  public boolean allows(String text) {
    int longest = this == FORMAT ? LONGEST_FORMAT : LONGEST_NAME;
    return !text.isBlank() && text.length() <= longest && pattern.matcher(text).matches();
  }

  /** What the name may be, as the end of "must be". */
  public String rule() {
    return rule;
  }
}
