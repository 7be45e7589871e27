package io.nodelog.format.service;

import java.util.Locale;

/**
 * Puts values in the place of properties, as {@code ${PID}} and {@code ${NAME:-default}}: the
 * default, or a converter where it is known what the property says.
 */
final class Log4jProperties {
  private static final String START = "${";

  private Log4jProperties() {}

  /**
   * Returns a pattern without properties.
   *
   * @throws IllegalArgumentException if a property is unknown and has no default
   */
  static String replace(String pattern) {
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (int i = pattern.indexOf(START); i >= 0; i = pattern.indexOf(START, from)) {
      int end = Braces.end(pattern, i + 1);
      plain.append(pattern, from, i);
      plain.append(value(pattern, i, pattern.substring(i + START.length(), end - 1)));
      from = end;
    }
    return plain.append(pattern.substring(from)).toString();
  }

  private static String value(String pattern, int at, String property) {
    int separator = property.indexOf(":-");
    String name = separator < 0 ? property : property.substring(0, separator);
    String key = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    return switch (key) {
      case "pid" -> "%pid";
      case "hostname" -> "%host";
      case "logged_application_name" -> "%notEmpty{[%contextName] }"; // Spring Boot adds brackets
      default -> {
        if (separator < 0) {
          throw new IllegalArgumentException(
              "Unknown property: ${%s} at position %d of %s (must be written out)"
                  .formatted(property, at + 1, pattern));
        }
        yield replace(property.substring(separator + 2));
      }
    };
  }
}
