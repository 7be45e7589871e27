package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static final String GARBAGE = "garbage";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      nullValues = "absent",
      value = {
        "`{\"a\":1}` ~ a ~ 1",
        "` { \"a\" : -1.5e+3 , \"b\":[] } ` ~ a ~ -1.5e+3",
        "`{\"b\":{\"a\":1},\"a\":\"x\"}` ~ a ~ x",
        "`{\"a\":\"x\\\"y\\\\\"}` ~ a ~ x\\\"y\\\\",
        "`{\"a\":\"\"}` ~ a ~ ``",
        "`{\"a\":true}` ~ a ~ true",
        "`{\"a\":false}` ~ a ~ false",
        "`{\"a\":null}` ~ a ~ absent",
        "`{\"a\":{}}` ~ a ~ absent",
        "`{\"a\":[1]}` ~ a ~ absent",
        "`{}` ~ a ~ absent",
        "`{\"A\":1}` ~ a ~ absent",
        "`{\"a\":1,\"a\":2}` ~ a ~ 2",
        "`{\"a\":1,\"a\":null}` ~ a ~ absent",
        "`{\"a\":{\"b\":1}}` ~ a.b ~ 1",
        "`{\"a\":{\"b\":1},\"a\":{\"c\":2}}` ~ a.b ~ absent",
        "`{\"a\":{\"b\":1},\"a\":3}` ~ a.b ~ absent",
        "`{\"a\":{\"x\":{\"b\":7},\"b\":1}}` ~ a.b ~ 1",
        "`{\"a\":[\"x\",\"y\"]}` ~ a[0] ~ x",
        "`{\"a\":[\"x\",\"y\"]}` ~ a[1] ~ y",
        "`{\"a\":[\"x\",\"y\"]}` ~ a[2] ~ absent",
        "`{\"a\":[[1,2],{\"b\":[3]}]}` ~ a[1].b[0] ~ 3",
        "`{\"h\":{\"User-Agent\":[\"curl/8\"]}}` ~ h.User-Agent[0] ~ curl/8",
        "`{\"http.status\":200,\"http\":{\"status\":1}}` ~ 'http.status' ~ 200",
        "`{\"abcdefgh\":1,\"abcdefghi\":2,\"abcdefghj\":3}` ~ abcdefghi ~ 2",
        "`{\"\":1,\"a\":2}` ~ a ~ 2",
        // what no JSON object is
        "`` ~ a ~ garbage",
        "`[1]` ~ a ~ garbage",
        "`{\"a\":1` ~ a ~ garbage",
        "`{\"a\":1}}` ~ a ~ garbage",
        "`{\"a\":1} x` ~ a ~ garbage",
        "`{\"a\":1,}` ~ a ~ garbage",
        "`{\"a\":}` ~ a ~ garbage",
        "`{\"a\" 1}` ~ a ~ garbage",
        "`{a:1}` ~ a ~ garbage",
        "`{\"a\":\"x}` ~ a ~ garbage",
        "`{\"a\":\"x\\\"}` ~ a ~ garbage",
        "`{\"a\":\"x\\` ~ a ~ garbage",
        "`{\"a\":tru}` ~ a ~ garbage",
        "`{\"a\":-}` ~ a ~ garbage",
        "`{\"a\":+1}` ~ a ~ garbage",
        "`{\"a\":[1,]}` ~ a ~ garbage",
        "`{\"a\":[1}` ~ a ~ garbage",
      })
  void findsValues(String json, String path, @Nullable String value) {
    assertThat(find(json, path)).isEqualTo(value);
  }

  @Test
  void takesNestingUpToADepthThatNobodyNeeds() {
    assertThat(find("{\"x\":" + "[".repeat(30) + "]".repeat(30) + ",\"a\":1}", "a")).isEqualTo("1");
    assertThat(find("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}", "a")).isEqualTo(GARBAGE);
    assertThat(find("{\"x\":".repeat(1_000_000), "a")).isEqualTo(GARBAGE);
    assertThat(find("{\"x\":" + "[".repeat(1_000_000), "a")).isEqualTo(GARBAGE);
  }

  @Test
  void readsEveryPrefixAndEveryDamagedByteWithoutAnException() {
    byte[] line =
        "{\"a\":\"x\\\"\",\"b\":[1,{\"c\":null}],\"d\":-1.5e3}".getBytes(StandardCharsets.UTF_8);
    JsonPaths paths = new JsonPaths();
    paths.add("a");
    paths.add("b[1].c");
    JsonFields fields = paths.reader();
    Random random = new Random(7);
    for (int to = 0; to < line.length; to++) {
      assertThat(fields.read(line, 0, to)).isFalse();
      assertThat(fields.read(line, to + 1, line.length)).isFalse();
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = line.clone();
      damaged[random.nextInt(line.length)] = (byte) random.nextInt();
      if (fields.read(damaged, 0, line.length) && fields.has(0)) {
        assertThat(fields.from(0)).isBetween(0, fields.to(0));
      }
    }
  }

  @Test
  void readsAnObjectWithinABuffer() {
    byte[] bytes = "}{\"a\":1}{\"a\":2}".getBytes(StandardCharsets.UTF_8);
    JsonPaths paths = new JsonPaths();
    int a = paths.add("a");
    JsonFields fields = paths.reader();

    assertThat(fields.read(bytes, 8, bytes.length)).isTrue();
    assertThat(bytes[fields.from(a)]).isEqualTo((byte) '2');
  }

  @Test
  void findsManyKeysOfAllLengths() {
    StringBuilder json = new StringBuilder("{");
    JsonPaths paths = new JsonPaths();
    for (int i = 0; i < 200; i++) {
      String key = "k".repeat(i % 20) + i;
      json.append(i == 0 ? "" : ",").append('"').append(key).append("\":").append(1000 + i);
      assertThat(paths.add(key)).isEqualTo(i);
    }
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    JsonFields fields = paths.reader();

    assertThat(fields.read(bytes, 0, bytes.length)).isTrue();
    for (int i = 0; i < 200; i++) {
      assertThat(Digits.parse(bytes, fields.from(i), fields.to(i))).isEqualTo(1000 + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", "a..b", "a[", "a[x]", "a[64]", "a[0]b", "'a", "''", "[0]"})
  void refusesWhatIsNoPath(String path) {
    assertThatThrownBy(() -> new JsonPaths().add(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid path: " + path + " (must");
  }

  private static @Nullable String find(String json, String path) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonPaths paths = new JsonPaths();
    int number = paths.add(path);
    JsonFields fields = paths.reader();
    if (!fields.read(bytes, 0, bytes.length)) {
      return GARBAGE;
    }
    int from = fields.from(number);
    return fields.has(number)
        ? new String(bytes, from, fields.to(number) - from, StandardCharsets.UTF_8)
        : null;
  }
}
