package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.config.InvalidConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandTreeTest {
  @Test
  void showsVersions() {
    Run run = Run.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("nodelog \\d+\\.\\d+.*\nJava 17.*\nHadoop 3\\..*\nSpark 4\\.");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void explainsItself() {
    Run run = Run.of("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: nodelog").contains("Exit status: 0 done");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void explainsEveryVerbWithAnExample() {
    for (CommandLine verb : CommandTree.of(console()).getSubcommands().values()) {
      Run run = Run.of(verb.getCommandName(), "--help");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("Usage: nodelog " + verb.getCommandName())
          .contains("Examples:", "  nodelog " + verb.getCommandName());
    }
  }

  @Test
  void asksForAVerb() {
    Run run = Run.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("nodelog: Missing verb (say what to do)\nTry 'nodelog --help'.\n");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(Run.of("--no-such-option").exitCode()).isEqualTo(2);
    assertThat(Run.of("no-such-verb").exitCode()).isEqualTo(2);
    assertThat(Run.of("no\u001b[2Jverb").err()).doesNotContain("\u001b").contains("\\x1b");
    assertThat(Run.of("@/etc/passwd").err()).contains("@/etc/passwd").doesNotContain("root:");
  }

  @Test
  void endsWithTheCodeOfTheVerb() {
    for (ExitCode code : ExitCode.values()) {
      assertThat(ending(() -> code).exitCode()).isEqualTo(code.code());
    }
  }

  @Test
  void saysAFailureInOneSentence() {
    Run run =
        ending(
            () -> {
              throw new CommandFailure(ExitCode.BUSY, "Cannot commit: somebody else is at work");
            });

    assertThat(run.exitCode()).isEqualTo(75);
    assertThat(run.err()).isEqualTo("nodelog: Cannot commit: somebody else is at work\n");
  }

  @Test
  void endsWithTwoIfTheConfigurationIsInvalid() {
    Run run =
        ending(
            () -> {
              throw new InvalidConfig("a.conf: 3: Unknown key: x");
            });

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("nodelog: a.conf: 3: Unknown key: x\n");
  }

  @Test
  void endsWithOneIfAnythingElseHappens() {
    assertFailure(new IOException("disk full"), "nodelog: disk full\n");
    assertFailure(new NoSuchFileException("/x"), "nodelog: No such file: /x\n");
    assertFailure(new IllegalStateException("odd"), "nodelog: IllegalStateException: odd\n");
    assertFailure(
        new NullPointerException(),
        "nodelog: Unexpected NullPointerException (--debug shows where)\n");
    assertFailure(new IOException("a\u001b]b\nc"), "nodelog: a\\x1b]b\\x0ac\n");
  }

  private static void assertFailure(Exception failure, String err) {
    Run run =
        ending(
            () -> {
              throw failure;
            });
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo(err);
  }

  @Test
  void showsWhereAFailureComesFromIfAsked() {
    Ending ending =
        () -> {
          throw new IllegalStateException("outer", new IOException("inner"));
        };

    Run run = Run.ofVerb(console -> new EndingVerb(console, ending), "end", "--debug");

    assertThat(run.err())
        .contains(
            "    at io.nodelog.app.cli.CommandTreeTest", "Caused by: java.io.IOException: inner");
  }

  private static Run ending(Ending ending) {
    return Run.ofVerb(console -> new EndingVerb(console, ending), "end");
  }

  private static Console console() {
    return new Console(InputStream.nullInputStream(), System.out, System.err, false);
  }

  private interface Ending {
    ExitCode end() throws Exception;
  }

  @Command(name = "end")
  private static final class EndingVerb extends Verb {
    private final Ending ending;

    EndingVerb(Console console, Ending ending) {
      super(console);
      this.ending = ending;
    }

    @Override
    ExitCode run(Console console) throws Exception {
      return ending.end();
    }
  }
}
