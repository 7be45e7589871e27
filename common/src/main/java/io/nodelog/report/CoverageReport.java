package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code coverage}: a row for each source that there was as of the date, and for each that
 * has lines of it. Holds the sources of one date in memory.
 */
final class CoverageReport implements ReportMaker {
  private static final long MICROS_PER_MILLI = 1000;

  private final List<SourceStatus> sources;

  CoverageReport(List<SourceStatus> sources) {
    this.sources = sources;
  }

  private record Name(String node, String source) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int byNode = node.compareTo(other.node);
      return byNode != 0 ? byNode : source.compareTo(other.source);
    }
  }

  private record Arrived(
      long records,
      long partial,
      long bytes,
      long firstEvent,
      long lastEvent,
      long lastTaken,
      long lagMin,
      long lagMax) {
    static final Arrived NOTHING =
        new Arrived(
            0, 0, 0, RowCodec.NONE, RowCodec.NONE, RowCodec.NONE, RowCodec.NONE, RowCodec.NONE);

    static Arrived read(ValueReader values) throws IOException {
      return new Arrived(
          values.sum(),
          values.sum(),
          values.sum(),
          values.extreme(),
          values.extreme(),
          values.extreme(),
          values.extreme(),
          values.extreme());
    }
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.COVERAGE);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.SOURCES);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    SortedMap<Name, Arrived> arrived = arrived(summaries);
    Set<String> speaking = new HashSet<>();
    arrived.keySet().forEach(name -> speaking.add(name.node()));
    for (Map.Entry<Name, SourceStatus> one : concerned(arrived.keySet()).entrySet()) {
      Arrived lines = arrived.getOrDefault(one.getKey(), Arrived.NOTHING);
      boolean nodeSilent = !speaking.contains(one.getKey().node());
      sink.row(Report.COVERAGE, row(one.getValue(), lines, nodeSilent));
    }
  }

  /** Those that there were, and those that lines came from. */
  private SortedMap<Name, SourceStatus> concerned(Set<Name> arrived) {
    SortedMap<Name, SourceStatus> concerned = new TreeMap<>();
    arrived.forEach(one -> concerned.put(one, SourceStatus.unknown(one.node(), one.source())));
    for (SourceStatus source : sources) {
      Name name = new Name(source.node(), source.source());
      if (arrived.contains(name) || !source.state().equals(SourceStatus.GONE)) {
        concerned.put(name, source);
      }
    }
    return concerned;
  }

  private static SortedMap<Name, Arrived> arrived(SummaryInputs summaries) throws IOException {
    SortedMap<Name, Arrived> arrived = new TreeMap<>();
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.ARRIVALS);
    while (rows.next()) {
      key.set(rows.key());
      Name name = new Name(SafeText.decode(key.text()), SafeText.decode(key.text()));
      arrived.put(name, Arrived.read(values.set(rows.value())));
    }
    return arrived;
  }

  private static CoverageRow row(SourceStatus source, Arrived lines, boolean nodeSilent) {
    return new CoverageRow(
        source.node(),
        source.source(),
        source.expected(),
        source.state(),
        textIfAny(source.since()),
        source.files(),
        textIfAny(source.problem()),
        lines.records(),
        lines.partial(),
        lines.bytes(),
        Instants.ofMicrosIfAny(lines.firstEvent()),
        Instants.ofMicrosIfAny(lines.lastEvent()),
        Instants.ofMicrosIfAny(lines.lastTaken()),
        millisIfAny(lines.lagMin()),
        millisIfAny(lines.lagMax()),
        lines.records() == 0,
        nodeSilent);
  }

  private static @Nullable String textIfAny(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long millisIfAny(long micros) {
    return micros == RowCodec.NONE ? null : Math.floorDiv(micros, MICROS_PER_MILLI);
  }
}
