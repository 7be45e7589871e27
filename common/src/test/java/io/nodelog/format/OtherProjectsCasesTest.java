package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.access.AccessColumns;
import io.nodelog.format.parser.ParserSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What other projects expect of their parsers holds here too, or stands with its reason in a list:
 * {@code cases-that-differ.txt} has the values that differ, {@code cases-without-column.txt} the
 * keys for which we have no column. An entry that is not needed any more fails the test.
 */
class OtherProjectsCasesTest {
  static final List<String> SUITES = PeerCase.SUITES;

  /** The key of a line that only one of both reads. */
  private static final String VERDICT = "verdict";

  private static final double AGREEING = 0.95;
  private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

  @ParameterizedTest
  @FieldSource("SUITES")
  void agreesWithEveryLineOfOurKinds(String suite) throws IOException {
    CheckedInTable differing = new CheckedInTable("cases-that-differ.txt");
    Map<String, Integer> otherKinds = new HashMap<>();
    TreeSet<String> unexplained = new TreeSet<>();
    int cases = 0;
    int agreeing = 0;
    int refused = 0;
    for (PeerCase peerCase : PeerCase.of(suite)) {
      Optional<String> format = PeerFormats.of(peerCase);
      if (format.isEmpty()) {
        String reason = PeerFormats.whyNot(peerCase).orElseThrow();
        otherKinds.merge(reason, 1, Integer::sum);
        continue;
      }
      cases++;
      refused += peerCase.mustFail() ? 1 : 0;
      List<String> differences = differences(peerCase, LogFormat.of(format.get()));
      agreeing += differences.isEmpty() ? 1 : 0;
      for (String difference : differences) {
        String key = difference.substring(0, difference.indexOf(':'));
        if (!differing.has(suite, peerCase.id(), key)) {
          unexplained.add(suite + "\t" + peerCase.id() + "\t" + difference);
        }
      }
    }
    System.out.printf(
        "%s: %d lines of our kinds (%d must fail), %d agree, %d in the list; of other kinds %s%n",
        suite, cases, refused, agreeing, cases - agreeing, otherKinds);
    unexplained.forEach(System.out::println);
    assertThat(unexplained).isEmpty();
    assertThat(differing.unused(suite)).describedAs("entries that are not needed").isEmpty();
    assertThat((double) agreeing / cases).describedAs(suite).isGreaterThanOrEqualTo(AGREEING);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void hasAColumnForEveryKeyOrAReason(String kind) throws IOException {
    CheckedInTable withoutColumn = new CheckedInTable("cases-without-column.txt");
    TreeSet<String> unexplained = new TreeSet<>();
    for (String suite : SUITES) {
      for (PeerCase peerCase : PeerCase.of(suite)) {
        Optional<String> format = PeerFormats.of(peerCase);
        if (format.isPresent()
            && LogFormat.of(format.get()).hasRequests() == kind.equals("requests")) {
          peerCase.expected().keySet().stream()
              .filter(key -> PeerColumns.of(peerCase, key, kind.equals("requests")) == null)
              .filter(key -> !withoutColumn.has(kind, key))
              .forEach(key -> unexplained.add(kind + "\t" + key));
        }
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(withoutColumn.unused(kind)).describedAs("entries that are not needed").isEmpty();
  }

  static final List<String> KINDS = List.of("requests", "events");

  /** What differs, as key, colon and how. */
  private static List<String> differences(PeerCase peerCase, LogFormat format) {
    Optional<Map<String, @Nullable String>> ours = columns(peerCase, format);
    if (peerCase.mustFail() == ours.isPresent()) {
      return List.of(VERDICT + ": " + (ours.isPresent() ? "read" : "refused"));
    }
    List<String> found = new ArrayList<>();
    for (String key : peerCase.mustFail() ? List.<String>of() : peerCase.expected().keySet()) {
      String column = PeerColumns.of(peerCase, key, format.hasRequests());
      if (column != null && !PeerColumns.agree(peerCase, key, column, ours.orElseThrow())) {
        String value = ours.orElseThrow().get(column);
        found.add(key + ": " + value + " and not " + peerCase.expected().get(key));
      }
    }
    return found;
  }

  /** The columns of the line; empty if it is not read. */
  private static Optional<Map<String, @Nullable String>> columns(
      PeerCase peerCase, LogFormat format) {
    byte[] bytes = peerCase.line().getBytes(StandardCharsets.UTF_8);
    ParserSettings settings = new ParserSettings(Optional.of(PeerFormats.zone(peerCase)), AS_OF);
    if (!format.hasRequests()) {
      Event event = Event.parse(format.newEventParser(settings), bytes, 0, bytes.length);
      boolean read = event.starts() && event.outcome().counted();
      return read ? Optional.of(event.columns()) : Optional.empty();
    }
    Line line = Line.parse(format.newLineParser(settings), bytes, 0, bytes.length);
    if (!line.outcome().counted()) {
      return Optional.empty();
    }
    Map<String, @Nullable String> columns = new HashMap<>(line.columns());
    String address = line.get("client_ip");
    columns.put("client", address == null ? line.get("client_host") : address);
    columns.put("path", AccessColumns.of(line.record(), "path"));
    columns.put("query", AccessColumns.of(line.record(), "query"));
    return Optional.of(columns);
  }
}
