package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.bytes.SafeText;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void separatesMembersAndElements() {
    Json json = new Json();
    json.beginObject().member("a", 1).member("b", "x").memberNull("c").beginArray("d");
    json.element("y").element("z").beginObject().endObject().endArray();
    json.beginObject("e").member("f", true).endObject().member("g", -2).endObject();

    assertThat(json)
        .hasToString(
            "{\"a\":1,\"b\":\"x\",\"c\":null,\"d\":[\"y\",\"z\",{}],\"e\":{\"f\":true},\"g\":-2}");
  }

  @Test
  void startsAnewWhenCleared() {
    Json json = new Json();
    json.beginObject().member("a", 1).endObject();

    json.clear();

    assertThat(json.beginObject().endObject()).hasToString("{}");
  }

  @Test
  void escapesWhatIsUnsafeAndIsReadAsWritten() throws JsonProcessingException {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      String text = randomText(random);
      String json = new Json().beginObject().member("t", text).endObject().toString();

      assertThat(new ObjectMapper().readTree(json).get("t").asText())
          .as("seed %s, case %s", seed, i)
          .isEqualTo(text);
      assertThat(json.codePoints().noneMatch(SafeText::isUnsafe)).as(json).isTrue();
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> String.valueOf((char) random.nextInt(0x20));
            case 1 -> String.valueOf((char) random.nextInt(0x10000));
            case 2 -> "😀";
            case 3 -> "\u202e";
            case 4 -> "\"\\<";
            default -> String.valueOf((char) (0x20 + random.nextInt(0x90)));
          });
    }
    return text.toString();
  }
}
