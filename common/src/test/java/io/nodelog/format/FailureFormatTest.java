package io.nodelog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.NodeEvent;
import io.nodelog.record.event.NodeEventReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureFormatTest {
  private static final String INTERVALS =
      """
      kind = csv
      delimiter = ";"
      columns = [node, down, up, why]
      subject = node, start = down, end = up, reason = why
      planned = [PM]
      times = ["yyyy-MM-dd HH:mm"]
      """;
  private static final String POINTS =
      """
      kind = csv
      columns = ["", When, Where]
      subject = Where, start = When
      component = disk
      """;

  private final ServiceRecord record = new ServiceRecord();

  private static LogFormat format(String definition) {
    return LogFormat.of("failures", Map.of("failures", definition));
  }

  private Outcome parse(String definition, String line) {
    ParserSettings settings =
        new ParserSettings(Optional.of(ZoneId.of("Europe/Berlin")), Instant.EPOCH);
    EventParser parser = format(definition).newEventParser(settings);
    byte[] bytes = line.getBytes(UTF_8);
    return parser.parse(bytes, 0, bytes.length, bytes.length, record);
  }

  private List<String> events() {
    List<String> events = new ArrayList<>();
    new NodeEventReader(event -> events.add(text(event))).read(record);
    return events;
  }

  private static String text(NodeEvent event) {
    Instant time = Instant.EPOCH.plus(event.timeMicros(), ChronoUnit.MICROS);
    return String.join(" ", time.toString(), event.subject(), event.kind().word(), event.detail());
  }

  @Test
  void readsWhoWasDownFromWhenToWhenInTheZoneOfTheSource() {
    assertThat(parse(INTERVALS, "dn-7;2026-01-05 10:00;2026-01-05 12:30;\"fan; broken\""))
        .isEqualTo(Outcome.RECORD);
    assertThat(events())
        .containsExactly(
            "2026-01-05T09:00:00Z dn-7 reported_down fan; broken",
            "2026-01-05T11:30:00Z dn-7 reported_up fan; broken");
    assertThat(ServiceColumns.of(record, "duration_micros")).isEqualTo("9000000000");
    assertThat(ServiceColumns.of(record, "message")).startsWith("dn-7;2026").endsWith("broken\"");
  }

  @Test
  void knowsWhatWasPlannedAndWhatHasNotEnded() {
    parse(INTERVALS, "dn-7;2026-01-05 10:00;;PM");
    assertThat(events()).containsExactly("2026-01-05T09:00:00Z dn-7 reported_planned PM");
  }

  @Test
  void readsFailuresOfComponents() {
    assertThat(parse(POINTS, "1,2026-01-05T10:00:00Z,17")).isEqualTo(Outcome.RECORD);
    assertThat(events()).containsExactly("2026-01-05T10:00:00Z 17 component_failed disk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node;down;up;why | EXCLUDED",
        "'  ' | EXCLUDED",
        "dn-7;2026-01-05 10:00;;;| REJECT",
        "dn-7;2026-01-05 10:00 | REJECT",
        "dn-7;yesterday;;PM | REJECT",
        "dn-7;2026-01-05 10:00;2026-01-05 09:00;PM | REJECT",
        ";2026-01-05 10:00;;PM | REJECT",
        "dn-7;2026-01-05 10:00;;\"PM | RECORD"
      })
  void takesARowForWhatItIs(String line, Outcome outcome) {
    assertThat(parse(INTERVALS, line)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject = node | subject = host | must be one of columns",
        "start = down, | | Missing start",
        "delimiter = \";\" | delimiter = \"--\" | must be one ASCII character",
        "columns = [node, down, up, why] | columns = [node] | must be a list of two names or more",
        "planned = [PM] | component = disk | must be missing where component is set",
        "times = [\"yyyy-MM-dd HH:mm\"] | times = [\"yyyy?\"] | times"
      })
  void saysWhatIsWrongWithADefinition(String from, String to, String message) {
    String wrong = INTERVALS.replace(from, to == null ? "" : to);
    assertThat(wrong).isNotEqualTo(INTERVALS);
    assertThatThrownBy(() -> format(wrong)).hasMessageContaining(message);
  }
}
