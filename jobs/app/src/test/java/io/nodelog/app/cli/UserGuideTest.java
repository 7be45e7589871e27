package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The user guide says what the code does: verbs, options, exit codes, reports and columns. */
class UserGuideTest {
  private static final Pattern OPTION =
      Pattern.compile("^\\| `(--[a-z-]+|-D|-conf|-libjars)\\b", Pattern.MULTILINE);

  /** Options of many verbs; the guide has them once. */
  private static final Set<String> EVERYWHERE = Set.of("--help", "--version", "--debug");

  private static final Set<String> OF_SETTINGS =
      Set.of("--config", "-D", "--formats-dir", "--warehouse", "--engine", "-conf", "-libjars");

  private final String guide = read(Path.of("../../docs/user-guide.md"));

  @ParameterizedTest
  @EnumSource
  void everyColumnOfAReportIsInItsTable(Report report) {
    StringBuilder table = new StringBuilder("| column | type | meaning |\n|---|---|---|\n");
    table.append("| `date` | date | the day in `report.zone`: the name of the directory |\n");
    for (Column column :
        RecordSchema.of(report.tableName(), Report.SCHEMA_VERSION, report.rowType())
            .schema()
            .columns()) {
      String type = column.type().sqlName() + (column.nullable() ? " or null" : "");
      table.append("| `" + column.name() + "` | " + type + " | " + column.doc() + " |\n");
    }

    assertThat(section("### `" + report.tableName() + "`")).contains(table);
  }

  @Test
  void everyVerbHasASectionWithItsOwnOptions() {
    Console console = new Console(InputStream.nullInputStream(), out(), out(), false);
    List<String> verbs = new ArrayList<>();
    for (CommandLine verb : CommandTree.of(console).getSubcommands().values()) {
      if (!verb.getCommandSpec().usageMessage().hidden()) {
        checkOptions(verb);
        verbs.add(verb.getCommandName());
      }
    }

    assertThat(verbs).contains("run", "show", "generate");
  }

  private void checkOptions(CommandLine verb) {
    Set<String> options = new TreeSet<>();
    for (OptionSpec option : verb.getCommandSpec().options()) {
      options.add(option.longestName());
    }
    options.removeAll(EVERYWHERE);
    if (options.removeAll(OF_SETTINGS)) {
      assertThat(optionsIn(section("### Options of settings"))).isEqualTo(OF_SETTINGS);
    }

    assertThat(optionsIn(section("### `" + verb.getCommandName() + "`")))
        .describedAs("options of %s", verb.getCommandName())
        .isEqualTo(options);
  }

  @ParameterizedTest
  @EnumSource
  void everyExitCodeIsInTheTable(ExitCode exitCode) {
    assertThat(section("### Exit codes"))
        .contains("\n| " + exitCode.code() + " | " + exitCode.meaning());
  }

  private static Set<String> optionsIn(String section) {
    Set<String> options = new TreeSet<>();
    for (Matcher matcher = OPTION.matcher(section); matcher.find(); ) {
      options.add(matcher.group(1));
    }
    return options;
  }

  /** From a heading to the next one. */
  private String section(String heading) {
    int from = guide.indexOf("\n" + heading + "\n");
    assertThat(from).describedAs("the heading %s", heading).isNotNegative();
    int to = guide.indexOf("\n##", from + 1);
    return guide.substring(from, to < 0 ? guide.length() : to);
  }

  private static PrintStream out() {
    return new PrintStream(OutputStream.nullOutputStream());
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + page, e);
    }
  }
}
