package io.nodelog.record;

/** How bad an event is, in the words of syslog; the order is from worst to least. */
public enum Severity {
  EMERGENCY,
  ALERT,
  CRITICAL,
  ERROR,
  WARNING,
  NOTICE,
  INFO,
  DEBUG,
  /** The event names no level, or one that is not known. */
  UNKNOWN
}
