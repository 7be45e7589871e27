package io.nodelog.app.generate;

import io.nodelog.app.generate.Rotation.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the logs of an {@link IncidentPlan}: web servers and proxies one file a day, daemons one
 * file in all; a configuration that reads them, and {@code answers/incidents.csv} with what went
 * wrong.
 */
public final class IncidentFleet {
  private static final int CURVE = 1_000_000; // no node has this number
  private static final int PROXIES_FROM = 1_000;
  private static final int DAEMONS_FROM = 2_000;
  private static final ClientMix CLIENTS = new ClientMix(20_000, 1.0, 0, 0.1, 0);

  private final IncidentPlan plan;
  private final Path out;
  private long lines;

  private IncidentFleet(IncidentPlan plan, Path out) {
    this.plan = plan;
    this.out = out;
  }

  /**
   * Generates the logs.
   *
   * @param out where the directories of the nodes are made; it must be empty or not be there
   * @return how many lines were written
   */
  public static long generate(IncidentPlan plan, Path out) throws IOException {
    return new IncidentFleet(plan, out).run();
  }

  private long run() throws IOException {
    requireEmpty();
    for (int day = 0; day < plan.days(); day++) {
      DayCurve curve = new DayCurve(Dice.of(plan.seed(), CURVE, day));
      writeWeb(curve, day);
      writeProxies(curve, day);
    }
    writeDaemons();
    Files.writeString(out.resolve("nodelog.conf"), IncidentSite.of(plan));
    writeAnswers();
    return lines;
  }

  private void requireEmpty() throws IOException {
    Files.createDirectories(out);
    try (Stream<Path> there = Files.list(out)) {
      if (there.findAny().isPresent()) {
        throw new FileSystemException("Cannot generate logs into " + out + ": it is not empty");
      }
    }
  }

  private void writeWeb(DayCurve curve, int day) throws IOException {
    for (String node : plan.webNames()) {
      int number = plan.webNames().indexOf(node);
      Dice dice = Dice.of(plan.seed(), number, day);
      try (OutputStream log = create(node, "access.log." + plan.day(day))) {
        WebDay web = new WebDay(plan, node, day, new Request(CLIENTS), new ClientText(CLIENTS));
        lines += web.writeTo(log, curve, dice);
      }
    }
  }

  private void writeProxies(DayCurve curve, int day) throws IOException {
    for (String node : plan.proxyNames()) {
      int number = PROXIES_FROM + plan.proxyNames().indexOf(node);
      Dice dice = Dice.of(plan.seed(), number, day);
      try (OutputStream log = create(node, "haproxy.log." + plan.day(day))) {
        ProxyDay proxy = new ProxyDay(plan, day, new Request(CLIENTS), new ClientText(CLIENTS));
        lines += proxy.writeTo(log, curve, dice);
      }
    }
  }

  private void writeDaemons() throws IOException {
    List<String> nodes = plan.dataNodeNames();
    for (String node : nodes) {
      Dice dice = Dice.of(plan.seed(), DAEMONS_FROM + nodes.indexOf(node), 0);
      try (OutputStream log = create(node, "datanode.log")) {
        lines += new DataNodeLog(plan, node, dice).writeTo(log);
      }
    }
    try (OutputStream log = create(IncidentPlan.NAME_NODE, "namenode.log")) {
      lines += NameNodeLog.write(plan, log);
    }
  }

  private OutputStream create(String node, String file) throws IOException {
    Path directory = Files.createDirectories(out.resolve(node));
    return LogFile.create(directory.resolve(file), Compression.NONE);
  }

  private void writeAnswers() throws IOException {
    Path answers = Files.createDirectories(out.resolve("answers"));
    try (CsvTable table = new CsvTable(answers.resolve("incidents.csv"), "kind,node,from,to")) {
      for (Incident one : plan.incidents()) {
        table.row(one.word(), one.node(), one.from(), one.to());
      }
    }
  }
}
