package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.config.FormatsConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.Detection;
import io.nodelog.format.LogFormat;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.StreamLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the format of a file whose source says {@code auto}. A file that is continued keeps the
 * format that was found when it was new.
 */
final class FormatChoice {
  private final Run run;
  private final SourceStorages storages;

  FormatChoice(Run run, SourceStorages storages) {
    this.run = run;
    this.storages = storages;
  }

  /**
   * Returns the file with the format to read it with; empty if it has no line yet that tells it.
   *
   * @throws SourceFailure if no format understands enough of its lines, or the one that does needs
   *     a zone that the source does not name
   */
  Optional<SourceFile> choose(SourceFile file, TakenStart start) throws SourceFailure {
    if (!file.format().equals(LogFormat.AUTO)) {
      return Optional.of(file);
    }
    if (!start.format().isEmpty()) {
      return Optional.of(file.readAs(start.format(), start.detectedPermille()));
    }
    try {
      FileHead head = look(file);
      return head.isEmpty() ? Optional.empty() : Optional.of(decide(file, head.result()));
    } catch (IOException e) {
      throw new SourceFailure(file, e);
    }
  }

  /** Looks at the lines that would be taken: whoever writes the last one may not be done. */
  private FileHead look(SourceFile file) throws IOException {
    NodelogConfig config = run.config();
    try (SourceBytes bytes =
            SourceBytes.open(storages.of(file), file, StreamLimits.of(config.decompression()));
        LineReader lines = new LineReader(bytes, 0, config.lines().maxLengthBytes())) {
      if (!file.idle(run)) {
        bytes.leaveUnfinishedLine(0);
      }
      return FileHead.read(lines, new Detection(candidates(), file.zone(), run.started()));
    }
  }

  private List<LogFormat> candidates() {
    FormatsConfig own = run.config().formats();
    List<LogFormat> formats = new ArrayList<>(LogFormat.ofSite(own.definitions(), own.files()));
    formats.addAll(LogFormat.presets());
    return formats;
  }

  private static SourceFile decide(SourceFile file, Detection.Result result) throws IOException {
    Detection.Score found = result.decision().orElseThrow(() -> new IOException(result.refusal()));
    LogFormat format = found.format();
    if (format.format().needsZone() && file.zone().isEmpty()) {
      throw new IOException(
          "its format is "
              + format
              + ", whose times name no zone (must be set for the source, as zone = UTC)");
    }
    return file.readAs(format.name(), found.permille());
  }
}
