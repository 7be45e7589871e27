package io.nodelog.record.outcome;

import java.util.Locale;

/** Who is to blame for a failure, as far as the log can tell. */
public enum Blame {
  /** The caller: it asked for what is not there, not allowed, or too much, or it went away. */
  CLIENT,
  /** What lies between the caller, the proxy and the node. */
  NETWORK,
  /** A proxy in front of the node. */
  PROXY,
  /** The node that served the request, or one behind it. */
  NODE,
  /** There is nothing to blame anybody for, or the log does not tell. */
  NONE;

  /** The word in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
