package io.nodelog.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Runs the inputs that are checked in beside the test: lines that once broke something, and one of
 * each kind.
 */
class ParserFuzzTest {
  @FuzzTest
  void readsEveryLineOfAPreset(byte[] input) {
    PresetFuzzer.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void readsOrRefusesEveryFormatString(byte[] input) {
    FormatStringFuzzer.fuzzerTestOneInput(input);
  }

  @FuzzTest
  void readsOrRefusesEveryExpression(byte[] input) {
    ExpressionFuzzer.fuzzerTestOneInput(input);
  }
}
