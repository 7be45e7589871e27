package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void findsTheFormatOfFiles(@TempDir Path directory) throws IOException {
    String line = "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 612\n";
    Path good = Files.writeString(directory.resolve("good.log"), line.repeat(9) + "garbage\n");
    Path bad = Files.writeString(directory.resolve("bad.log"), "garbage\n");

    Run found = Run.of("formats", "detect", good.toString());
    Run refused = Run.of("formats", "detect", bad.toString(), directory + "/none");

    assertThat(found.exitCode()).isZero();
    assertThat(found.out()).containsPattern("good\\.log +apache_common +90\\.0 % +10\n");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("bad.log: Unknown format: no format understands any line\n")
        .contains("none: no such file\n");
  }

  @Test
  void knowsTheFormatsOfADirectory(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("own.conf"),
        """
        kind = nginx, strings = "$remote_addr $msec $status", description = "Ours"
        tests = [{ line = "192.0.2.7 5.000 200", status = 200 }]
        """);
    Path log = Files.writeString(directory.resolve("own.log"), "192.0.2.7 5.000 200\n");
    String option = "--formats-dir=" + directory;

    assertThat(Run.of("formats", option).out()).containsPattern("\nown +Ours\n");
    assertThat(Run.of("formats", "explain", "own", option).out()).contains("client_ip");
    assertThat(Run.of("formats", "test", "own", option).out()).containsPattern("own +1 +ok");
    assertThat(Run.of("formats", "detect", log.toString(), option).out()).contains(" own ");
    assertThat(Run.of("parse", "--format", "own", option, log.toString()).out())
        .contains("\"client_ip\":\"192.0.2.7\"");

    Files.writeString(directory.resolve("own.conf"), "kind = nginx\nstring = x");
    assertThat(Run.of("formats", option).err())
        .startsWith("nodelog: " + directory + "/own.conf: 2: Unknown key: string");
  }

  @Test
  void refusesAWrongTestOfAFormat(@TempDir Path directory) throws IOException {
    Path own = directory.resolve("own.conf");
    Files.writeString(
        own, "kind = nginx, strings = \"$remote_addr $msec\"\ntests = [{ line = x, foo = x }]");

    for (List<String> names : List.of(List.of("own"), List.<String>of())) {
      List<String> words =
          new ArrayList<>(List.of("formats", "test", "--formats-dir=" + directory));
      words.addAll(names);
      Run run = Run.of(words.toArray(String[]::new));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("nodelog: " + own + ": 2: tests[0].foo: Unknown column: foo (must be one of")
          .hasLineCount(1);
    }
  }

  @Test
  void saysThatAFileHasNoLine(@TempDir Path directory) throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.log"), "");
    Path comments = Files.writeString(directory.resolve("comments.log"), "# a\n\n# b\n");

    Run run = Run.of("formats", "detect", empty.toString(), comments.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "nodelog: %s: Unknown format: it has no line that says anything\n".formatted(empty)
                + "nodelog: %s: Unknown format: it has no line that says anything\n"
                    .formatted(comments));
  }

  @Test
  void looksAtTheOtherFilesWhenAFileSystemCannotBeReached(@TempDir Path directory)
      throws IOException {
    String line = "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 612\n";
    Path good = Files.writeString(directory.resolve("good.log"), line);

    Run run = Run.of("formats", "detect", "hdfs://nohost:1/x", good.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("nodelog: Cannot read hdfs://nohost:1/x: unknown host nohost\n");
    assertThat(run.out()).containsPattern("good\\.log +apache_common");
  }

  @Test
  void pointsToDetectWhereAutoIsNoFormat() {
    assertThat(Run.of("formats", "explain", "auto").err())
        .startsWith("nodelog: Invalid format: auto (must be the one that 'nodelog formats detect");
  }
}
