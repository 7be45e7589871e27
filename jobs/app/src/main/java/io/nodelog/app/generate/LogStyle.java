package io.nodelog.app.generate;

import java.util.Locale;

/** The formats that the generator writes; each is the format preset of the same name. */
public enum LogStyle {
  /** Apache's combined format; a size of 0 is {@code -}. */
  APACHE_COMBINED,
  /** Apache's combined format after virtual host and port; the size includes the header. */
  APACHE_VHOST_COMBINED,
  /** The combined format as nginx writes it. */
  NGINX_COMBINED,
  /** The combined format with the times of the request and of its upstream attempts. */
  NGINX_TIMED;

  /** The name of the format preset. */
  public String presetName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasVirtualHost() {
    return this == APACHE_VHOST_COMBINED;
  }

  boolean writesZeroAsDash() {
    return this == APACHE_COMBINED;
  }

  boolean hasTimes() {
    return this == NGINX_TIMED;
  }
}
