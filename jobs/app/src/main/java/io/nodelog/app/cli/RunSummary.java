package io.nodelog.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What a run did, as {@code _RUN.json} says it.
 *
 * @param runId unique
 * @param verb what was asked
 * @param started when the run started
 * @param ended when it ended
 * @param engine that was configured
 * @param phases the steps that it did, in order, each with its time
 * @param counts what was counted, such as {@code lines_in}
 * @param exitCode how it ended
 * @param messages sentences for people: what was held back, skipped or failed
 */
record RunSummary(
    String runId,
    String verb,
    Instant started,
    Instant ended,
    String engine,
    List<RunPhase> phases,
    SortedMap<String, Long> counts,
    ExitCode exitCode,
    List<String> messages) {

  /** The name of the file, in a directory of the run. */
  public static final String FILE_NAME = "_RUN.json";

  /** Returns the JSON text, which ends with a line feed. */
  public String json() {
    Json json = new Json();
    json.beginObject()
        .member("run_id", runId)
        .member("verb", verb)
        .member("started", started.toString())
        .member("ended", ended.toString())
        .member("exit_code", exitCode.code())
        .member("exit_meaning", exitCode.meaning())
        .member("engine", engine);
    json.beginObject("versions");
    Versions.found().forEach(json::member);
    json.endObject().beginArray("phases");
    for (RunPhase phase : phases) {
      json.beginObject()
          .member("phase", phase.phase())
          .member("started", phase.started().toString())
          .member("millis", phase.millis())
          .endObject();
    }
    json.endArray().beginObject("counts");
    counts.forEach(json::member);
    json.endObject().beginArray("messages");
    messages.forEach(json::element);
    return json.endArray().endObject() + "\n";
  }

  /** Writes the JSON text; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(json().getBytes(StandardCharsets.UTF_8));
  }
}
