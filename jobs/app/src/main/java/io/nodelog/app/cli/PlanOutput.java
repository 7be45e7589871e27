package io.nodelog.app.cli;

import io.nodelog.app.ingest.PlannedFile;
import io.nodelog.app.summarize.WaitingBatches;
import io.nodelog.bytes.SafeText;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Prints a plan. */
interface PlanOutput {
  /** How a plan is printed. */
  enum Form {
    TABLE,
    JSON
  }

  void print(PlanVerb.Plan plan);

  static PlanOutput of(Form form, Console console) {
    return switch (form) {
      case TABLE -> plan -> table(plan, console.out());
      case JSON -> plan -> console.out().append(json(plan)).append('\n');
    };
  }

  private static void table(PlanVerb.Plan plan, PrintStream out) {
    long bytes = plan.ingest().files().stream().mapToLong(PlannedFile::bytes).sum();
    out.println(
        String.format(
            Locale.ROOT,
            "Ingest: %,d of %,d files have something new, %,d bytes",
            plan.ingest().files().size(),
            plan.ingest().listed(),
            bytes));
    TextTable files =
        new TextTable("node", "source", "from", "bytes", "format", "file").numbers(2).numbers(3);
    for (PlannedFile file : plan.ingest().files()) {
      files.row(
          file.node(),
          file.source(),
          String.valueOf(file.from()),
          file.bytes() + (file.compressed() ? " compressed" : ""),
          file.format(),
          file.file());
    }
    printUnlessEmpty(files, plan.ingest().files(), out);
    plan.ingest().problems().forEach(problem -> out.println("  " + SafeText.of(problem, 2_000)));
    out.println(
        String.format(
            Locale.ROOT,
            "Summarize: %,d parts of batches wait or are held; what is taken before comes on top",
            plan.batches().size()));
    TextTable batches =
        new TextTable("batch", "node", "source", "files", "lines", "bytes", "held").numbers(3);
    batches.numbers(4).numbers(5);
    for (WaitingBatches.Waiting one : plan.batches()) {
      batches.row(
          one.part().batch(),
          one.part().node(),
          one.part().source(),
          String.valueOf(one.files()),
          String.valueOf(one.lines()),
          String.valueOf(one.bytes()),
          one.reason());
    }
    printUnlessEmpty(batches, plan.batches(), out);
    out.println(
        String.format(
            Locale.ROOT,
            "Publish: %,d dates%s",
            plan.dates().size(),
            plan.takesNothing() ? "" : ", and those of the lines that are summarized before"));
    TextTable dates = new TextTable("date", "why");
    plan.dates().forEach((date, why) -> dates.row(date, String.join("; ", why)));
    printUnlessEmpty(dates, plan.dates().entrySet(), out);
  }

  private static void printUnlessEmpty(TextTable table, Collection<?> rows, PrintStream out) {
    if (!rows.isEmpty()) {
      table.print(out);
      out.println();
    }
  }

  private static String json(PlanVerb.Plan plan) {
    Json json = new Json();
    json.beginObject()
        .member("warehouse", plan.warehouse())
        .member("ledger_version", plan.version())
        .member("empty", plan.isEmpty())
        .member("files_listed", plan.ingest().listed())
        .member("files_unchanged", plan.ingest().unchanged());
    json.beginArray("files");
    plan.ingest().files().forEach(file -> json(json, file));
    json.endArray().beginArray("problems");
    plan.ingest().problems().forEach(json::element);
    json.endArray().beginArray("notes");
    plan.ingest().notes().forEach(json::element);
    json.endArray().member("news_of_sources", plan.ingest().news().isPresent());
    json.beginArray("batches");
    plan.batches().forEach(batch -> json(json, batch));
    json.endArray().beginArray("dates");
    plan.dates().forEach((date, why) -> json(json, date, why));
    return json.endArray().endObject().toString();
  }

  private static void json(Json json, PlannedFile file) {
    json.beginObject()
        .member("node", file.node())
        .member("source", file.source())
        .member("file", file.file())
        .member("format", file.format())
        .member("from", file.from())
        .member("bytes", file.bytes())
        .member("compressed", file.compressed())
        .endObject();
  }

  private static void json(Json json, WaitingBatches.Waiting batch) {
    json.beginObject()
        .member("batch", batch.part().batch())
        .member("node", batch.part().node())
        .member("source", batch.part().source())
        .member("files", batch.files())
        .member("lines", batch.lines())
        .member("bytes", batch.bytes())
        .member("held", batch.held())
        .member("reason", batch.reason())
        .endObject();
  }

  private static void json(Json json, String date, List<String> why) {
    json.beginObject().member("date", date).beginArray("reasons");
    why.forEach(json::element);
    json.endArray().endObject();
  }
}
