package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.LogFormat;
import org.junit.jupiter.api.Test;

class FormatsVerbTest {
  @Test
  void listsEveryPreset() {
    Run run = Run.of("formats");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("NAME");
    LogFormat.presets()
        .forEach(preset -> assertThat(run.out()).contains("\n" + preset.name() + " "));
  }

  @Test
  void explainsAFormatString() {
    Run run = Run.of("formats", "explain", "%h %l %u %t \"%r\" %>s %b %D");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Form: %h %l")
        .containsPattern("duration_micros +long +microseconds +%D\n")
        .contains("The time of a line is when the request started.\n")
        .containsPattern("Cannot be known: peer_ip, bytes_received, .*, request_id\\.\n$");
  }

  @Test
  void saysWhatTheSourceHasToSay() {
    Run run = Run.of("formats", "explain", "haproxy_tcp");

    assertThat(run.out())
        .containsPattern(
            "upstream\\[\\]\\.address +string\\[\\] +%b/%s +the last server that was tried\n")
        .endsWith("The times name no zone: the source has to (zone = ...).\n");
  }

  @Test
  void refusesToExplainWhatIsNoFormat() {
    Run run = Run.of("formats", "explain", "xyz");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("nodelog: Unknown format: xyz");
  }

  @Test
  void testsThePresetsByTheirOwnLines() {
    Run all = Run.of("formats", "test");
    Run one = Run.of("formats", "test", "nginx_main");

    assertThat(all.exitCode()).isZero();
    assertThat(all.out().lines()).hasSize(LogFormat.presets().size() + 1);
    assertThat(all.err()).isEmpty();
    assertThat(one.out().lines()).hasSize(2);
  }
}
