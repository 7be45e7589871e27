package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void countsEdits() {
    assertThat(Suggestion.edits("", "abc")).isEqualTo(3);
    assertThat(Suggestion.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestion.edits("host", "hots")).isEqualTo(1);
    assertThat(Suggestion.edits("zone", "zone")).isZero();
  }

  @Test
  void suggestsTheNearestWordIfItIsNear() {
    assertThat(Suggestion.of("zoen", List.of("bucket", "zone"))).contains("zone");
    assertThat(Suggestion.of("zon", List.of("bucket", "zone"))).contains("zone");
    assertThat(Suggestion.of("entirely-else", List.of("bucket", "zone"))).isEmpty();
  }
}
