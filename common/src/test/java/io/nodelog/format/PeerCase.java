package io.nodelog.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that another project tests its parsers with.
 *
 * @param suite the file that it stands in
 * @param id unique in its suite
 * @param hint what the other project takes the line for
 * @param line the line, or the lines of one event
 * @param expected what the other project reads, by its own keys; null for what is absent
 * @param mustFail whether the other project refuses the line
 * @param timeKnown whether the line says all of its time, so that the instant can be compared
 */
record PeerCase(
    String suite,
    String id,
    String hint,
    String line,
    Map<String, @Nullable String> expected,
    boolean mustFail,
    boolean timeKnown) {
  /** Returns whether the case has several lines and tells only the first one. */
  boolean firstLineOnly() {
    String message = expected.get("message");
    return message != null && message.indexOf('\n') >= 0 && line.indexOf('\n') < 0;
  }

  static final List<String> SUITES =
      List.of(
          "vrl_stdlib",
          "logstash_patterns",
          "lnav_formats",
          "fluentd",
          "drill_pig",
          "beats_services");

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<PeerCase> of(String suite) throws IOException {
    List<PeerCase> cases = new ArrayList<>();
    for (String line :
        Files.readAllLines(SharedData.file("cases/" + suite + ".jsonl"), StandardCharsets.UTF_8)) {
      cases.add(of(suite, JSON.readTree(line)));
    }
    return cases;
  }

  private static PeerCase of(String suite, JsonNode json) {
    Map<String, @Nullable String> expected = new LinkedHashMap<>();
    json.path("expected")
        .properties()
        .forEach(field -> expected.put(field.getKey(), text(field.getValue())));
    json.path("absent_keys").forEach(key -> expected.put(key.asText(), null));
    return new PeerCase(
        suite,
        json.get("id").asText(),
        json.get("format_hint").asText(),
        json.get("line").asText(),
        expected,
        json.path("must_fail").asBoolean(),
        !json.has("timestamp_note"));
  }

  /** Most projects give what the line has for an absent value: a dash, or nothing. */
  private static @Nullable String text(JsonNode value) {
    String text = value.isContainerNode() ? value.toString() : value.asText();
    return value.isNull() || text.equals("-") || text.isEmpty() ? null : text;
  }
}
