package io.nodelog.format.service;

import io.nodelog.record.ServiceField;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The converters of a pattern, as log4j 1, log4j 2, logback and Spring Boot name them.
 *
 * @see <a href="https://logging.apache.org/log4j/2.x/manual/pattern-layout.html">log4j 2</a>
 * @see <a href="https://logback.qos.ch/manual/layouts.html">logback</a>
 */
enum Log4jConverter {
  TIME(null, null, "d", "date"),
  LEVEL(FieldShape.LEVEL, ServiceField.LEVEL, "p", "level", "le"),
  LOGGER(FieldShape.WORD, ServiceField.LOGGER, "c", "logger", "lo"),
  CLASS(FieldShape.NAME, ServiceField.LOGGER, "C", "class"),
  METHOD(FieldShape.NAME, null, "M", "method"),
  FILE(FieldShape.WORD, null, "F", "file"),
  LINE(FieldShape.NUMBER, null, "L", "line"),
  LOCATION(FieldShape.OPEN, null, "l", "location", "caller"),
  THREAD(FieldShape.OPEN, ServiceField.THREAD, "t", "tn", "thread", "threadName"),
  THREAD_NUMBER(FieldShape.NUMBER, ServiceField.THREAD, "T", "tid", "threadId"),
  PROCESS(FieldShape.WORD, ServiceField.PROCESS_ID, "pid", "processId"),
  NUMBER(
      FieldShape.NUMBER,
      null,
      "r",
      "relative",
      "sn",
      "sequenceNumber",
      "N",
      "nano",
      "tp",
      "threadPriority"),
  CONTEXT(
      FieldShape.OPEN,
      null,
      "X",
      "mdc",
      "MDC",
      "x",
      "NDC",
      "K",
      "map",
      "MAP",
      "kvp",
      "marker",
      "markerSimpleName",
      "property",
      "u",
      "uuid",
      "fqcn"),
  APPLICATION(FieldShape.OPEN, ServiceField.SERVICE, "cn", "contextName"),
  HOST(FieldShape.WORD, ServiceField.HOST, "host", "hostName", "node_name"),
  MESSAGE(null, null, "m", "msg", "message"),
  LINE_END(null, null, "n"),
  THROWABLE(
      null,
      null,
      "ex",
      "exception",
      "throwable",
      "rEx",
      "rException",
      "rThrowable",
      "rootException",
      "xEx",
      "xException",
      "xThrowable",
      "wEx",
      "wex",
      "nopex",
      "nopexception"),
  /** Its argument is a pattern; values may look different, but not be missing. */
  WRAPPER(
      null,
      null,
      "replace",
      "highlight",
      "style",
      "clr",
      "enc",
      "encode",
      "maxLen",
      "maxLength",
      "equals",
      "equalsIgnoreCase",
      "black",
      "red",
      "green",
      "yellow",
      "blue",
      "magenta",
      "cyan",
      "white",
      "gray",
      "boldRed",
      "boldGreen",
      "boldYellow",
      "boldBlue",
      "boldMagenta",
      "boldCyan",
      "boldWhite"),
  /** Its argument is a pattern, which is missing if its values are. */
  OPTIONAL(null, null, "notEmpty", "varsNotEmpty", "variablesNotEmpty");

  final @Nullable FieldShape shape;
  final Optional<ServiceField> field;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  final List<String> names;

  Log4jConverter(@Nullable FieldShape shape, @Nullable ServiceField field, String... names) {
    this.shape = shape;
    this.field = Optional.ofNullable(field);
    this.names = List.of(names);
  }

  /**
   * A converter where a pattern has it.
   *
   * @param end where its name ends
   */
  record Found(Log4jConverter converter, int end) {}

  /**
   * Returns the converter with the longest name that stands at {@code at}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Found find(String pattern, int at, int directive) {
    return Arrays.stream(values())
        .flatMap(
            converter ->
                converter.names.stream()
                    .filter(name -> pattern.startsWith(name, at))
                    .map(name -> new Found(converter, at + name.length())))
        .max(Comparator.comparingInt(Found::end))
        .orElseThrow(() -> unknown(pattern, at, directive));
  }

  private static IllegalArgumentException unknown(String pattern, int at, int directive) {
    int end = at;
    while (end < pattern.length() && Character.isLetter(pattern.charAt(end))) {
      end++;
    }
    String known =
        Arrays.stream(values())
            .map(converter -> "%" + converter.names.get(converter.names.size() > 1 ? 1 : 0))
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "Unknown converter: %s at position %d of %s (must be one of %s, or a name like them)"
            .formatted(pattern.substring(directive, end), directive + 1, pattern, known));
  }
}
