package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.Names;
import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.config.SourceFormat;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Takes standard input for a file of a source that is finished. It is read more than once, so it is
 * stored under a temporary name in the warehouse first.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param bytes what comes
 */
public record StandardInput(String node, String source, InputStream bytes) {
  /**
   * Reads a name such as {@code web-01/access}.
   *
   * @throws InvalidConfig if it is none
   */
  public static StandardInput named(String name, InputStream bytes) {
    int slash = name.indexOf('/');
    if (slash < 0
        || !Names.NODE.allows(name.substring(0, slash))
        || !Names.SOURCE.allows(name.substring(slash + 1))) {
      throw new InvalidConfig("Invalid --stdin: " + name + " (must be NODE/SOURCE)");
    }
    return new StandardInput(name.substring(0, slash), name.substring(slash + 1), bytes);
  }

  /**
   * Stores what comes, up to its end.
   *
   * @throws InvalidConfig if the source is not configured
   * @throws IOException if it cannot be read to its end, or not be stored
   */
  SourceFile store(Run run) throws IOException {
    SourceFormat format = format(run.config());
    Path path = run.path(run.temporary("stdin"));
    long length;
    try (OutputStream out = run.storage().create(path)) {
      length = bytes.transferTo(out);
    }
    // Nobody writes it any more: it has been idle for as long as anybody may want.
    FileEntry entry = new FileEntry(path, false, length, Instant.EPOCH);
    return SourceFile.ofStandardInput(node, source, format.format(), format.zone(), entry);
  }

  private SourceFormat format(NodelogConfig config) {
    return config.nodes().stream()
        .filter(one -> one.name().equals(node))
        .map(NodeConfig::sources)
        .flatMap(sources -> sources.stream())
        .filter(one -> one.name().equals(source))
        .map(SourceConfig::sourceFormat)
        .findFirst()
        .or(() -> landed(config))
        .orElseThrow(
            () ->
                new InvalidConfig(
                    "Invalid --stdin: "
                        + node
                        + "/"
                        + source
                        + " (must be a source of a node that is configured)"));
  }

  private Optional<SourceFormat> landed(NodelogConfig config) {
    return config
        .nodeFromPath()
        .map(landing -> landing.sourceFormats())
        .map((Map<String, SourceFormat> formats) -> formats.get(source));
  }
}
