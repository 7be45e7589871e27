package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.TakenStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which file continues which stream: a stream by at most one file, the longest stream
 * first, and of several files that could the one of the same name. So a rotated file is found under
 * its new name, and two files with the same beginning do not both continue it.
 */
final class StreamMatcher {
  private final Map<SourceFile, StreamProbe> probes;
  private final Map<SourceFile, TakenStream> continued = new LinkedHashMap<>();

  private StreamMatcher(Map<SourceFile, StreamProbe> probes) {
    this.probes = probes;
  }

  /** Returns for each file that continues a stream the stream it continues. */
  static Map<SourceFile, TakenStream> match(
      Map<SourceFile, StreamProbe> probes, Collection<TakenStream> streams) {
    StreamMatcher matcher = new StreamMatcher(probes);
    List<TakenStream> longestFirst = new ArrayList<>(streams);
    longestFirst.sort(
        Comparator.comparingLong(TakenStream::length)
            .reversed()
            .thenComparing(TakenStream::stream));
    longestFirst.forEach(matcher::assign);
    return matcher.continued;
  }

  private void assign(TakenStream stream) {
    Optional<SourceFile> file =
        probes.entrySet().stream()
            .filter(entry -> !continued.containsKey(entry.getKey()))
            .filter(entry -> entry.getValue().continues(stream))
            .map(Map.Entry::getKey)
            .min(
                Comparator.<SourceFile, Boolean>comparing(
                        candidate -> !candidate.uri().equals(stream.file()))
                    .thenComparing(SourceFile::uri));
    file.ifPresent(found -> continued.put(found, stream));
  }
}
