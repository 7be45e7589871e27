package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceFileTest {
  @TempDir Path directory;

  private TemplatesConfig read(String advice) throws IOException {
    Files.writeString(directory.resolve("advice.conf"), advice);
    Path site = directory.resolve("nodelog.conf");
    Files.writeString(site, "nodelog.templates.advice-file = advice.conf");
    return NodelogConfig.load(site, Map.of()).templates();
  }

  @Test
  void tellsMessagesByTheirIdOrByAPartOfThem() throws IOException {
    TemplatesConfig config =
        read("advice = [{ id = 00ff00ff00ff00ff, text = a }, { contains = \"b c\", text = d }]");

    assertThat(config.advice())
        .containsExactly(
            new AdviceRule(true, "00ff00ff00ff00ff", "a"), new AdviceRule(false, "b c", "d"));
    assertThat(config.shape()).as("nothing that shapes summaries").isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          advice = [{ text = a }]                            | must go with either id or contains
          advice = [{ id = 1, contains = a, text = a }]      | must go with either id or contains
          advice = [{ id = 12, text = a }]                   | Invalid advice[0].id: 12 (must be 16 hexadecimal digits
          advice = [{ contains = "", text = a }]             | must not be empty
          advice = [{ contains = a }]                        | advice[0].text
          advices = []                                       | advices
          """)
  void saysWhatIsWrong(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(sentence);
  }
}
