package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.access.AccessColumns;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells about formats. */
@Command(
    name = "formats",
    description = {
      "Lists the formats that are known by name. Wherever a format is asked for, the format string"
          + " of Apache, nginx, HAProxy, Envoy or squid can be given as well, bare or as it stands in"
          + " the server's configuration."
    },
    footer = {
      "  nodelog formats",
      "  nodelog formats explain nginx_timed",
      "  nodelog formats explain '%%h %%l %%u %%t \"%%r\" %%>s %%b %%D'",
      "  nodelog formats test",
      "  nodelog formats detect /var/log/nginx/access.log"
    })
final class FormatsVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  private final Console console;

  FormatsVerb(Console console) {
    super(console);
    this.console = console;
  }

  @Override
  List<Verb> verbs() {
    return List.of(new Explain(console), new Test(console), new DetectVerb(console));
  }

  @Override
  ExitCode run(Console console) throws CommandFailure {
    TextTable table = new TextTable("NAME", "DESCRIPTION");
    Formats.all(options.load()).forEach(preset -> table.row(preset.name(), preset.description()));
    table.print(console.out());
    return ExitCode.DONE;
  }

  /** Tells what a format yields. */
  @Command(
      name = "explain",
      description = "Prints the columns that a format yields, in the order of the line.",
      footer = {
        "  nodelog formats explain apache_combined",
        "  nodelog formats explain '$remote_addr [$time_local] \"$request\" $status $bytes_sent'"
      })
  static final class Explain extends Verb {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "FORMAT", description = "A preset's name or a format string.")
    private String format = "";

    Explain(Console console) {
      super(console);
    }

    @Override
    ExitCode run(Console console) throws CommandFailure {
      LogFormat logFormat = Formats.named(format, options.load());
      logFormat
          .definition()
          .lines()
          .forEach(form -> console.out().append("Form: ").append(SafeText.of(form)).append('\n'));
      TextTable table = new TextTable("COLUMN", "TYPE", "UNIT", "DIRECTIVE", "NOTE");
      for (FormatColumn column : logFormat.columns()) {
        table.row(
            column.skipped() ? "(skipped)" : column.name(),
            column.type(),
            column.unit(),
            column.directive(),
            column.note());
      }
      table.print(console.out());
      if (logFormat.format() instanceof AccessFormat requests) {
        String moment = requests.timeIsRequestEnd() ? "ended" : "started";
        console.out().append("The time of a line is when the request " + moment + ".\n");
        console.out().append(unknown(logFormat.columns()));
      }
      if (logFormat.format().needsZone()) {
        console.out().append("The times name no zone: the source has to (zone = ...).\n");
      }
      return ExitCode.DONE;
    }

    private static String unknown(List<FormatColumn> columns) {
      Set<String> known = columns.stream().map(FormatColumn::name).collect(Collectors.toSet());
      String unknown =
          AccessColumns.NAMES.stream()
              .filter(name -> !known.contains(name))
              .collect(Collectors.joining(", "));
      return unknown.isEmpty() ? "" : "Cannot be known: " + unknown + ".\n";
    }
  }

  /** Reads the presets' own lines. */
  @Command(
      name = "test",
      description = {
        "Reads the test lines that each format carries and compares what comes out with what is"
            + " expected. Exit status 1 if anything differs."
      },
      footer = {"  nodelog formats test", "  nodelog formats test nginx_timed"})
  static final class Test extends Verb {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Parameters(
        arity = "0..*",
        paramLabel = "NAME",
        description = "Formats to test. Default: all presets and the site's own.")
    private List<String> names = List.of();

    Test(Console console) {
      super(console);
    }

    @Override
    ExitCode run(Console console) throws CommandFailure {
      TextTable table = new TextTable("NAME", "LINES", "RESULT");
      ExitCode exitCode = ExitCode.DONE;
      for (LogFormat preset : presets()) {
        List<String> failures = preset.test();
        String result = failures.isEmpty() ? "ok" : failures.size() + " differences";
        table.row(preset.name(), String.valueOf(preset.testLines()), result);
        failures.forEach(
            failure ->
                console
                    .err()
                    .append(preset.name() + ": ")
                    .append(SafeText.of(failure, 2_000))
                    .append('\n'));
        exitCode = failures.isEmpty() ? exitCode : ExitCode.FAILURE;
      }
      table.print(console.out());
      return exitCode;
    }

    private List<LogFormat> presets() throws CommandFailure {
      NodelogConfig config = options.load();
      if (names.isEmpty()) {
        return Formats.all(config);
      }
      List<LogFormat> presets = new ArrayList<>();
      for (String name : names) {
        presets.add(Formats.named(name, config));
      }
      return presets;
    }
  }
}
