package io.nodelog.app.cli;

import io.nodelog.app.doctor.Finding;
import io.nodelog.app.doctor.PlatformChecks;
import io.nodelog.app.doctor.WarehouseChecks;
import io.nodelog.app.run.Run;
import io.nodelog.bytes.SafeText;
import io.nodelog.config.EngineName;
import io.nodelog.config.NodelogConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks an installation. */
@Command(
    name = "doctor",
    description = {
      "Checks this installation, a line a check, and says what to do: Java, Hadoop and Spark, options"
          + " and heap, settings, formats and zones, whether the warehouse can be written and"
          + " committed to, its space, clock and ledger, and whether each source can be read.",
      "",
      "Writes two files of a few bytes under tmp/ of the warehouse and removes them. Exit status: 0"
          + " if nothing fails (warnings do not count), 1 if something does, 2 if the configuration"
          + " cannot be read."
    },
    footer = {
      "  nodelog doctor --config nodelog.conf",
      "  nodelog doctor --config nodelog.conf --output json"
    })
final class DoctorVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, or json (one object). Default: table.")
  private PlanOutput.Form output = PlanOutput.Form.TABLE;

  DoctorVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws InterruptedException {
    NodelogConfig config = options.load();
    List<Finding> findings = new ArrayList<>();
    platform(config, findings);
    findings.add(settings(config));
    warehouse(findings);
    boolean healthy = findings.stream().noneMatch(one -> one.level() == Finding.Level.FAIL);
    switch (output) {
      case TABLE -> findings.forEach(finding -> console.out().println(line(finding)));
      case JSON -> console.out().append(json(findings, healthy)).append('\n');
    }
    return healthy ? ExitCode.DONE : ExitCode.FAILURE;
  }

  private static void platform(NodelogConfig config, List<Finding> findings) {
    Map<String, String> versions = Versions.found();
    findings.add(PlatformChecks.java(Runtime.version().feature()));
    findings.add(PlatformChecks.hadoop(versions.getOrDefault("Hadoop", "")));
    findings.add(
        PlatformChecks.spark(
            versions.getOrDefault("Spark", ""), config.engine() == EngineName.SPARK));
    findings.add(PlatformChecks.heap(Runtime.getRuntime().maxMemory()));
    findings.add(PlatformChecks.options());
    findings.add(PlatformChecks.zones(config.report().zone().getId()));
  }

  private Finding settings(NodelogConfig config) {
    String file = options.file == null ? "no file, defaults" : String.valueOf(options.file);
    try {
      Formats.requireUsable(config);
      return Finding.ok(
          "settings",
          String.format(
              Locale.ROOT,
              "%s: %,d nodes%s, engine %s; formats and zones are known",
              file,
              config.nodes().size(),
              config.nodeFromPath().isPresent() ? " and a landing area" : "",
              config.engine().name().toLowerCase(Locale.ROOT)));
    } catch (CommandFailure e) {
      return Finding.fail(
          "settings", file + ": " + e.getMessage(), "see nodelog formats for what there is");
    }
  }

  /** A warehouse that cannot be reached is a finding, one that nobody could use is not. */
  private void warehouse(List<Finding> findings) throws InterruptedException {
    Run run;
    try {
      run = Session.open(options).run(Instant.now());
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "warehouse",
              String.valueOf(e.getMessage()),
              "check warehouse, fs.defaultFS and HADOOP_CONF_DIR"));
      return;
    }
    findings.addAll(WarehouseChecks.of(run));
  }

  private static String line(Finding finding) {
    String advice = finding.advice().isEmpty() ? "" : " -> " + finding.advice();
    return SafeText.of(
        String.format(
            Locale.ROOT,
            "%-4s  %-9s  %s%s",
            finding.level().name().toLowerCase(Locale.ROOT),
            finding.check(),
            finding.says(),
            advice),
        2_000);
  }

  private static String json(List<Finding> findings, boolean healthy) {
    Json json = new Json();
    json.beginObject().member("healthy", healthy).beginArray("checks");
    for (Finding finding : findings) {
      json.beginObject()
          .member("check", finding.check())
          .member("result", finding.level().name().toLowerCase(Locale.ROOT))
          .member("says", finding.says())
          .member("advice", finding.advice().isEmpty() ? null : finding.advice())
          .endObject();
    }
    return json.endArray().endObject().toString();
  }
}
