package io.nodelog.app.cli;

import io.nodelog.app.generate.AnswerLimit;
import io.nodelog.app.generate.Blemishes;
import io.nodelog.app.generate.ClientMix;
import io.nodelog.app.generate.Failure;
import io.nodelog.app.generate.FleetGenerator;
import io.nodelog.app.generate.FleetPlan;
import io.nodelog.app.generate.GenerateOptions;
import io.nodelog.app.generate.Generated;
import io.nodelog.app.generate.IncidentFleet;
import io.nodelog.app.generate.IncidentPlan;
import io.nodelog.app.generate.LogStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes logs whose answers are known. */
@Command(
    name = "generate",
    description = {
      "Writes realistic logs of a fleet of any size, with the true answers beside them and a"
          + " configuration that reads them. The same options give the same logs on every machine."
    },
    footer = {
      "  nodelog generate --output fleet",
      "  nodelog generate --preset sample --output sample",
      "  nodelog generate --nodes 100 --days 7 --lines 1000000 --clients 200000 --output fleet"
    })
final class GenerateVerb extends Verb {
  /** Fleets that are known by name. */
  enum Preset {
    SAMPLE,
    BENCH,
    INCIDENTS
  }

  private static final GenerateOptions STANDARD = GenerateOptions.standard();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the directories of the nodes are made.")
  private Path output = Path.of("");

  @Option(
      names = "--answers",
      paramLabel = "DIR",
      description = "Where the true answers are written. Default: answers in the output directory.")
  private @Nullable Path answers;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = {
        "A whole fleet by name: sample (that of sample-data), bench (one node, one day, 200,000"
            + " clients), or incidents (web servers, proxies and HDFS over three days, with a hot"
            + " node, a failing backend, outages and a new message). Of the options below, bench"
            + " takes --lines, incidents --lines and --seed; both have 10 million lines by default."
      })
  private @Nullable Preset preset;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides everything left to chance. Default: 1.")
  private long seed = STANDARD.seed();

  @Option(names = "--nodes", paramLabel = "N", description = "How many nodes. Default: 4.")
  private int nodes = STANDARD.nodes();

  @Option(
      names = "--first-day",
      paramLabel = "DATE",
      description = "The first day, YYYY-MM-DD in UTC. Default: 2026-01-05.")
  private LocalDate firstDay = STANDARD.firstDay();

  @Option(names = "--days", paramLabel = "N", description = "How many days. Default: 3.")
  private int days = STANDARD.days();

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "How many lines a node writes a day; 10 million take 2 GB. Default: 10000.")
  private @Nullable Long lines;

  @Option(
      names = "--formats",
      split = ",",
      paramLabel = "NAME",
      description = {
        "The formats, dealt out to the nodes in turn: apache_combined, apache_vhost_combined,"
            + " nginx_combined, nginx_timed. Default: all of them."
      })
  private List<String> formats = List.of();

  @Option(names = "--clients", paramLabel = "N", description = "How many clients. Default: 1000.")
  private int clients = STANDARD.clients().distinct();

  @Option(
      names = "--zipf",
      paramLabel = "X",
      description =
          "How unequal the clients are: 0 is equal, 1 is what the web is like. Default: 1.")
  private double zipf = STANDARD.clients().zipfExponent();

  @Option(
      names = "--heavy-share",
      paramLabel = "X",
      description = "The share of all requests that one client makes more, 0 to 1. Default: 0.")
  private double heavyShare = STANDARD.clients().heavyShare();

  @Option(
      names = "--hot-factor",
      paramLabel = "N",
      description = "How many times the lines of the others the first node writes. Default: 3.")
  private int hotFactor = STANDARD.hotFactor();

  @Option(
      names = "--failing-hours",
      paramLabel = "N",
      description = "How long the last node fails, from noon of the first day. Default: 1.")
  private int failingHours = STANDARD.failingHours();

  @Option(
      names = "--failing-silently",
      description = "The failing node logs nothing; without this option it answers with 5xx.")
  private boolean failingSilently;

  @Option(
      names = "--malformed-share",
      paramLabel = "X",
      description = "The share of malformed lines, 0 to 1. Default: 0.002.")
  private double malformedShare = STANDARD.blemishes().malformedShare();

  GenerateVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    if (preset == Preset.INCIDENTS) {
      return incidents(console);
    }
    FleetPlan plan = checkedPlan();
    Path answersDirectory = answers == null ? output.resolve("answers") : answers;
    Generated generated;
    try (Progress progress = Progress.start(console, "Generate", 0, "bytes")) {
      generated = FleetGenerator.generate(plan, output, answersDirectory, progress::advance);
    }
    console
        .err()
        .append(
            String.format(
                Locale.ROOT,
                "%,d lines in %,d files: %,d requests (%,d partial), %,d rejects, %,d excluded%n",
                generated.lines(),
                generated.files(),
                generated.requests(),
                generated.partial(),
                generated.rejected(),
                generated.excluded()));
    return ExitCode.DONE;
  }

  private ExitCode incidents(Console console) throws IOException, CommandFailure {
    try {
      IncidentPlan plan = IncidentPlan.standard(seed, lines == null ? 10_000_000 : lines);
      long written = IncidentFleet.generate(plan, output);
      console.err().append(String.format(Locale.ROOT, "%,d lines%n", written));
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private FleetPlan checkedPlan() throws CommandFailure {
    try {
      return plan();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private FleetPlan plan() {
    if (preset == Preset.SAMPLE) {
      return FleetPlan.sample();
    }
    if (preset == Preset.BENCH) {
      return FleetPlan.bench(lines == null ? 10_000_000 : lines);
    }
    ClientMix standard = STANDARD.clients();
    return new GenerateOptions(
            seed,
            nodes,
            firstDay,
            days,
            lines == null ? STANDARD.linesPerNodeDay() : lines,
            styles(),
            new ClientMix(clients, zipf, heavyShare, standard.ipv6Share(), standard.nameShare()),
            hotFactor,
            failingHours,
            failingSilently ? Failure.Kind.SILENT : Failure.Kind.ERRORS,
            new Blemishes(malformedShare, STANDARD.blemishes().crlfShare()),
            AnswerLimit.standard())
        .plan();
  }

  private List<LogStyle> styles() {
    if (formats.isEmpty()) {
      return STANDARD.styles();
    }
    List<LogStyle> styles = new ArrayList<>();
    for (String format : formats) {
      styles.add(style(format));
    }
    return styles;
  }

  private static LogStyle style(String name) {
    return Arrays.stream(LogStyle.values())
        .filter(style -> style.presetName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid format: "
                        + name
                        + " (must be one of "
                        + Arrays.stream(LogStyle.values())
                            .map(LogStyle::presetName)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }
}
