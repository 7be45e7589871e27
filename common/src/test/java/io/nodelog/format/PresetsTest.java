package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.FormatColumn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
  @ParameterizedTest
  @MethodSource("io.nodelog.format.LogFormat#presets")
  void readsItsOwnLines(LogFormat preset) {
    assertThat(preset.testLines()).isPositive();
    assertThat(preset.test()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.nodelog.format.LogFormat#presets")
  void isFoundByItsName(LogFormat preset) {
    assertThat(LogFormat.of(preset.name()).definition()).isEqualTo(preset.definition());
    assertThat(preset.description()).isNotBlank();
    assertThat(preset.columns()).extracting(FormatColumn::name).contains("time");
  }

  @Test
  void knowsWhetherTheTimeIsTheStartOrTheEnd() {
    assertThat(requestPresets("(apache|haproxy|envoy)_.*"))
        .isNotEmpty()
        .noneMatch(LogFormat::timeIsRequestEnd);
    assertThat(requestPresets("(nginx|squid)_.*|aws_alb"))
        .isNotEmpty()
        .allMatch(LogFormat::timeIsRequestEnd);
  }

  private static List<LogFormat> requestPresets(String names) {
    return LogFormat.presets().stream()
        .filter(LogFormat::hasRequests)
        .filter(preset -> preset.name().matches(names))
        .toList();
  }
}
