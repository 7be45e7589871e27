package io.nodelog.format.service;

import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import java.util.List;
import java.util.function.Supplier;

/** A format of requests that a daemon of Hadoop logs when it has done what was asked for. */
final class AuditFormat implements AccessFormat {
  private final List<FormatColumn> columns;
  private final Supplier<AuditPayload> payloads;

  /**
   * @param payloads makes a reader of messages for one thread
   */
  AuditFormat(List<FormatColumn> columns, Supplier<AuditPayload> payloads) {
    this.columns = List.copyOf(columns);
    this.payloads = payloads;
  }

  @Override
  public List<FormatColumn> columns() {
    return columns;
  }

  @Override
  public boolean needsZone() {
    return true;
  }

  @Override
  public boolean timeIsRequestEnd() {
    return true;
  }

  @Override
  public LineParser newParser(ParserSettings settings) {
    return new AuditParser(settings, payloads.get());
  }
}
