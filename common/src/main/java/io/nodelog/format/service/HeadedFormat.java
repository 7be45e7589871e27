package io.nodelog.format.service;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import java.util.List;
import java.util.function.Function;

/** A format whose events begin with a head, or with one of several heads that go by one name. */
public final class HeadedFormat implements ServiceFormat {
  private final List<FormatColumn> columns;
  private final boolean needsZone;
  private final Function<ParserSettings, EventHead> heads;

  /**
   * @param columns what the lines yield, in their order; without message and stack trace, which
   *     every event may have
   * @param heads makes a head for one thread; may refuse settings that lack what it needs
   */
  HeadedFormat(
      List<FormatColumn> columns, boolean needsZone, Function<ParserSettings, EventHead> heads) {
    this.columns = List.copyOf(columns);
    this.needsZone = needsZone;
    this.heads = heads;
  }

  @Override
  public List<FormatColumn> columns() {
    return columns;
  }

  @Override
  public boolean needsZone() {
    return needsZone;
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new HeadedEvents(heads.apply(settings));
  }
}
