package io.nodelog.hdfs.ledger;

import java.util.regex.Pattern;

/** The checks that the entries of the ledger make on their fields. */
final class EntryFields {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private EntryFields() {}

  static void text(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Invalid " + name + ": it is empty");
    }
  }

  static void sha256(String name, String value) {
    if (!SHA256.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Invalid SHA-256 of " + name + ": \"" + value + "\" (must be 64 lower-case hex digits)");
    }
  }

  static void date(String value) {
    if (!DATE.matcher(value).matches()) {
      throw new IllegalArgumentException("Invalid date: " + value + " (must be YYYY-MM-DD)");
    }
  }
}
