package io.nodelog.app.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Writes the logs of a fleet: {@code <out>/<node>/access.log*}, a configuration that reads them,
 * {@code <out>/nodelog.conf}, and the true answers.
 *
 * <p>The bytes of the logs depend on the plan alone; those of compressed files on the compressing
 * library as well.
 */
public final class FleetGenerator {
  private final FleetPlan plan;
  private final Path out;
  private final LongConsumer progress;
  private final Request request;
  private final ClientCounts clients;

  private FleetGenerator(FleetPlan plan, Path out, LongConsumer progress) {
    this.plan = plan;
    this.out = out;
    this.progress = progress;
    this.request = new Request(plan.clients());
    this.clients = new ClientCounts(plan.clients().distinct(), plan.answers().clients());
  }

  /** Generates with the answers in {@code <out>/answers}. */
  public static Generated generate(FleetPlan plan, Path out) throws IOException {
    return generate(plan, out, out.resolve("answers"), bytes -> {});
  }

  /**
   * Generates the logs of a fleet.
   *
   * @param out where the directories of the nodes are made; a node's directory must not have files
   * @param answers where the answers are written
   * @param progress told how many bytes of log each finished file had
   */
  public static Generated generate(FleetPlan plan, Path out, Path answers, LongConsumer progress)
      throws IOException {
    return new FleetGenerator(plan, out, progress).run(answers);
  }

  private Generated run(Path answersDirectory) throws IOException {
    for (NodePlan node : plan.nodes()) {
      makeEmptyDirectory(out.resolve(node.name()));
    }
    Files.writeString(out.resolve("nodelog.conf"), SiteFile.of(plan));
    Generated all = Generated.nothing();
    try (Answers answers = new Answers(answersDirectory, plan)) {
      for (int day = 0; day < plan.days(); day++) {
        all = day(day, answers, all);
      }
      answers.addTotals(all, clients.distinct());
    }
    return all;
  }

  private Generated day(int dayIndex, Answers answers, Generated before) throws IOException {
    LocalDate date = plan.firstDay().plusDays(dayIndex);
    int daysAgo = plan.days() - 1 - dayIndex;
    Generated all = before;
    for (int nodeIndex = 0; nodeIndex < plan.nodes().size(); nodeIndex++) {
      NodePlan node = plan.nodes().get(nodeIndex);
      String file = node.name() + "/" + node.rotation().fileName(daysAgo);
      NodeDay nodeDay = new NodeDay(plan, nodeIndex, dayIndex, request, clients);
      try (OutputStream log =
          LogFile.create(out.resolve(file), node.rotation().compression(daysAgo))) {
        DayCounts counts = nodeDay.writeTo(log);
        answers.addFile(date, node.name(), file, counts);
        all = all.plus(counts);
        progress.accept(counts.bytes);
      }
    }
    answers.addClients(date, clients);
    clients.nextDay();
    return all;
  }

  private static void makeEmptyDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> there = Files.list(directory)) {
      if (there.findAny().isPresent()) {
        throw new FileSystemException(
            "Cannot generate logs into " + directory + ": it is not empty");
      }
    }
  }
}
