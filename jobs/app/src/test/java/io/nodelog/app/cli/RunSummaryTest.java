package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  @Test
  void saysWhatARunDid() throws IOException {
    RunSummary summary =
        new RunSummary(
            "20260105T101112Z-1",
            "run",
            Instant.parse("2026-01-05T10:11:12Z"),
            Instant.parse("2026-01-05T10:11:13.5Z"),
            "spark",
            List.of(new RunPhase("ingest", Instant.parse("2026-01-05T10:11:12.250Z"), 750)),
            new TreeMap<>(Map.of("lines_in", 7L, "rejected", 1L)),
            ExitCode.QUALITY_GATE,
            List.of("web-01/access is held back"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    summary.writeTo(out);

    JsonNode json = new ObjectMapper().readTree(out.toByteArray());
    assertThat(json.get("run_id").asText()).isEqualTo("20260105T101112Z-1");
    assertThat(json.get("verb").asText()).isEqualTo("run");
    assertThat(json.get("started").asText()).isEqualTo("2026-01-05T10:11:12Z");
    assertThat(json.get("ended").asText()).isEqualTo("2026-01-05T10:11:13.500Z");
    assertThat(json.get("exit_code").asInt()).isEqualTo(3);
    assertThat(json.get("versions").get("Java").asText()).startsWith("17");
    assertThat(json.get("engine").asText()).isEqualTo("spark");
    assertThat(json.get("phases").get(0).get("phase").asText()).isEqualTo("ingest");
    assertThat(json.get("phases").get(0).get("started").asText())
        .isEqualTo("2026-01-05T10:11:12.250Z");
    assertThat(json.get("phases").get(0).get("millis").asLong()).isEqualTo(750);
    assertThat(json.get("counts").get("lines_in").asLong()).isEqualTo(7);
    assertThat(json.get("messages").get(0).asText()).isEqualTo("web-01/access is held back");
  }
}
