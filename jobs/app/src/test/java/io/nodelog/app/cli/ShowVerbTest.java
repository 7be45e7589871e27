package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowVerbTest {
  private static final String TIME = "05/Jan/2026:10:11:12 +0000";

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void work() throws IOException {
    site = new Site(directory);
    String lines = Site.line(1, TIME).repeat(3) + Site.line(2, TIME).repeat(2) + Site.line(3, TIME);
    site.node("web-01", site.log("access.log", lines)).job(0);
  }

  private List<String> top(String... more) throws IOException {
    String[] words = new String[more.length + 3];
    words[0] = "ip_access";
    words[1] = "--columns";
    words[2] = "client,requests";
    System.arraycopy(more, 0, words, 3, more.length);
    return site.run("show", words).out().lines().map(line -> line.replaceAll(" +", " ")).toList();
  }

  @Test
  void aTableOfTheLargestSaysWhatAllOthersHaveTogether() throws IOException {
    assertThat(top("--top", "1")).containsExactly("client requests", "192.0.2.2 3", "(other) 3");
    assertThat(top("--top", "2", "--where", "requests < 3"))
        .containsExactly("client requests", "192.0.2.3 2", "192.0.2.4 1");
  }

  @Test
  void whatProgramsReadHasOnlyRows() throws IOException {
    assertThat(top("--top", "1", "--output", "csv"))
        .containsExactly("client,requests", "\"192.0.2.2\",3");
    assertThat(top("--top", "1", "--output", "json")).hasSize(1);
  }

  @Test
  void aColumnWithoutASumHasNoOthers() throws IOException {
    assertThat(top("--top", "1", "--by", "first_seen")).isEmpty();
    assertThat(top("--top", "1", "--by", "bytes_sent")).hasSize(2);
  }
}
