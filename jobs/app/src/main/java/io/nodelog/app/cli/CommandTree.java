package io.nodelog.app.cli;

import io.nodelog.bytes.SoughtAddress;
import io.nodelog.bytes.SoughtWord;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The command with all its verbs. */
final class CommandTree {
  private static final int HELP_COLUMNS = 100;

  private CommandTree() {}

  /** Every verb, in the order of {@code nodelog --help}. */
  private static List<Verb> verbs(Console console) {
    return List.of(
        new RunVerb(console),
        new PlanVerb(console),
        new IngestVerb(console),
        new SummarizeVerb(console),
        new PublishVerb(console),
        new RetryVerb(console),
        new ExpireVerb(console),
        new EraseVerb(console),
        new ShowVerb(console),
        new SqlVerb(console),
        new AvailabilityVerb(console),
        new DdlVerb(console),
        new LineageVerb(console),
        new ParseVerb(console),
        new TemplatesVerb(console),
        new FormatsVerb(console),
        new DoctorVerb(console),
        new FsckVerb(console),
        new GcVerb(console),
        new GenerateVerb(console),
        new QuickstartVerb(console));
  }

  static CommandLine of(Console console) {
    return of(console, verbs(console));
  }

  static CommandLine of(Console console, List<Verb> verbs) {
    Nodelog nodelog = new Nodelog();
    CommandLine root = new CommandLine(nodelog);
    verbs.forEach(verb -> root.addSubcommand(withVerbs(verb)));
    root.registerConverter(LocalDate.class, CommandTree::date);
    root.registerConverter(SoughtAddress.class, CommandTree::address);
    root.registerConverter(SoughtWord.class, CommandTree::word);
    Complaints complaints = new Complaints(nodelog);
    root.setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints)
        // A file may be called @x, and what a file says is no option.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setUsageHelpLongOptionsMaxWidth(28)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return root;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(text + " (must be a date, as 2026-01-05)");
    }
  }

  private static SoughtAddress address(String text) {
    try {
      return SoughtAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          text + " (must be an address, as 192.0.2.7 or 2001:db8::7)");
    }
  }

  private static SoughtWord word(String text) {
    try {
      return new SoughtWord(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(text + " (must be a name of up to 256 bytes)");
    }
  }

  private static CommandLine withVerbs(Verb verb) {
    CommandLine command = new CommandLine(verb);
    verb.verbs().forEach(below -> command.addSubcommand(withVerbs(below)));
    return command;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
