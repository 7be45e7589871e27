package io.nodelog.record;

/**
 * What a client is known by. The order is part of the stored form and of the sort order of reports.
 */
public enum ClientKind {
  /** An IPv4 address. */
  V4,
  /** An IPv6 address. */
  V6,
  /** A host name or another text, for example {@code unix:}. */
  NAME,
  /** The line names no client ({@code -}). */
  NONE;

  /** The word of the kind in reports. */
  public String word() {
    return switch (this) {
      case V4 -> "v4";
      case V6 -> "v6";
      case NAME -> "name";
      case NONE -> "none";
    };
  }
}
