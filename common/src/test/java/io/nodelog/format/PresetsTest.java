package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.FormatColumn;
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

  /** Apache, HAProxy and Envoy log when a request started, most others when it ended. */
  @Test
  void knowsWhetherTheTimeIsTheEnd() {
    assertThat(LogFormat.presets())
        .filteredOn(preset -> preset.name().matches("(apache|nginx)_.*"))
        .allSatisfy(
            preset ->
                assertThat(preset.timeIsRequestEnd()).isEqualTo(preset.name().startsWith("nginx")));
  }
}
