package io.nodelog.format;

/** Whose format string it is. */
enum FormatKind {
  APACHE("Apache"),
  NGINX("nginx");

  final String server;

  FormatKind(String server) {
    this.server = server;
  }

  CompiledFormat compile(String format) {
    return switch (this) {
      case APACHE -> ApacheLogFormat.compile(format);
      case NGINX -> NginxLogFormat.compile(format);
    };
  }
}
