package io.nodelog.summary;

import java.util.Locale;

/** Who is to blame for a failed request, as far as the log can tell. */
public enum Blame {
  /** The caller: it asked for what is not there, not allowed, or too much. */
  CLIENT,
  /** What lies between the caller and the node. */
  NETWORK,
  /** A proxy in front of the node. */
  PROXY,
  /** The node that served the request, or one behind it. */
  NODE;

  /** The word in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
