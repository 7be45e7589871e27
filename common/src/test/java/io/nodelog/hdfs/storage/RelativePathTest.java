package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTest {
  private static final Path WAREHOUSE = new Path("hdfs://cluster/nodelog");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a/..",
        ".",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "//evil/x",
        "hdfs://evil/x",
        "hdfs:x",
        "a:b",
        "a\\b",
        "a\u0000",
        "a\nb",
        "\u007f"
      })
  void refusesWhatIsNotPlainlyInside(String relative) {
    assertThatThrownBy(() -> RelativePath.resolve(WAREHOUSE, relative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid path inside the warehouse: \"" + relative + "\" (must");
  }

  @Test
  void refusesNamesThatNoFileSystemTakes() {
    assertThat(RelativePath.check("x".repeat(255))).hasSize(255);
    assertThatThrownBy(() -> RelativePath.check("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RelativePath.check("ü".repeat(128)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "_a/.b", "...", "..a", "a b%41#?", "{a,b}[1]*", "ü/日本", "~"})
  void keepsTheRestUnderTheDirectory(String relative) {
    Path path = RelativePath.resolve(WAREHOUSE, relative);

    assertThat(path.toUri().getPath()).isEqualTo("/nodelog/" + relative);
    assertThat(path.toUri().getAuthority()).isEqualTo("cluster");
  }
}
