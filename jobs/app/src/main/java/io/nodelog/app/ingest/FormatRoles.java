package io.nodelog.app.ingest;

import io.nodelog.app.run.RecordedFormat;
import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.hdfs.raw.HeaderTest;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.raw.LineTest;
import java.io.IOException;
import java.util.Optional;

/** What the lines of a source's format are to each other. */
final class FormatRoles {
  private FormatRoles() {}

  /**
   * The roles of a file's lines, for the thread that takes it.
   *
   * @throws SourceFailure if the file has a format from an earlier run that is not there any more,
   *     or whose zone is not
   */
  static LineRoles of(SourceFile file, Run run) throws SourceFailure {
    try {
      return of(
          RecordedFormat.of(file.format(), run.config()).format(),
          new ParserSettings(file.zone(), run.started()),
          run.config().lines().maxLengthBytes());
    } catch (InvalidConfig | IllegalArgumentException e) {
      throw new SourceFailure(file, new IOException(e.getMessage(), e));
    }
  }

  static LineRoles of(RecordFormat format, ParserSettings settings, int maxContentBytes) {
    Optional<HeaderTest> header =
        format.hasHeaders() ? Optional.of(new Headers(format)) : Optional.empty();
    return new LineRoles(eventStart(format, settings), header, maxContentBytes);
  }

  /** Which lines are headers of a format. */
  private record Headers(RecordFormat format) implements HeaderTest {
    @Override
    public boolean test(byte[] bytes, int from, int to) {
      return format.isHeader(bytes, from, to);
    }

    @Override
    public String after(String before, String line) {
      return format.headerAfter(before, line);
    }
  }

  private static Optional<LineTest> eventStart(RecordFormat format, ParserSettings settings) {
    if (format instanceof ServiceFormat service) {
      EventParser parser = service.newParser(settings);
      return Optional.of(parser::starts);
    }
    return Optional.empty();
  }
}
