package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * A small fleet whose logs are files of a directory, {@code <node>/access.log*}, and which a test
 * writes as it pleases.
 */
public final class Site {
  /** The instant that counts as now; files are written then unless a test says otherwise. */
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Path logs;
  private final AtomicInteger runs = new AtomicInteger();
  private final Map<String, String> formats = new HashMap<>();
  private String settings = "";
  private NodelogConfig config;

  /** Whose logs lie below this directory. */
  public Site(Path logs) {
    this.logs = logs;
  }

  /** Adds settings, below {@code nodelog}. */
  public Site with(String hocon) {
    settings += hocon + "\n";
    config = null;
    return this;
  }

  /** Says what the lines of a node are read with, which is {@code apache_combined} otherwise. */
  public Site readAs(String node, String format) {
    formats.put(node, format);
    config = null;
    return this;
  }

  /** Lines of a node that nobody else has: clients, times and sizes differ from line to line. */
  public static String lines(int node, int from, int to) {
    return lines("21/Nov/2026", node, from, to);
  }

  /** Such lines of another day. */
  public static String lines(String day, int node, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "10.0.%d.%d - - [%s:10:%02d:%02d +0000] \"GET /page/%d HTTP/1.1\" %d %d \"-\""
                  + " \"test\"%n",
              node,
              i % 50,
              day,
              i / 60 % 60,
              i % 60,
              i,
              i % 7 == 0 ? 503 : 200,
              100 + i));
    }
    return text.toString().replace("\r", "");
  }

  /** Text as a gzip file has it. */
  public static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A file of a node's source, such as {@code access.log.1}. */
  public Path file(String node, String name) {
    return logs.resolve(node).resolve(name);
  }

  /** Writes a file, just now. */
  public Path write(String node, String name, String text) {
    return write(node, name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file, just now. */
  public Path write(String node, String name, byte[] bytes) {
    Path file = file(node, name);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      touch(file, Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Lets a file have been written so long ago. */
  public static void touch(Path file, Duration ago) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOON.minus(ago)));
  }

  /** A run on a warehouse, at noon. */
  public Run run(Storage storage, org.apache.hadoop.fs.Path warehouse) {
    return run(storage, warehouse, NOON);
  }

  /** A run on a warehouse, at some time. */
  public Run run(Storage storage, org.apache.hadoop.fs.Path warehouse, Instant now) {
    return new Run(
        config(), new Configuration(), storage, warehouse, "run-" + runs.incrementAndGet(), now);
  }

  /** A warehouse's storage at which something happens when the first line of a run is stored. */
  public static Storage whileTaking(Storage storage, WhileTaking.Event event) {
    return new WhileTaking(storage, event);
  }

  private synchronized NodelogConfig config() {
    if (config == null) {
      config = readConfig();
    }
    return config;
  }

  private NodelogConfig readConfig() {
    StringBuilder nodes = new StringBuilder();
    for (String node : new String[] {"web-1", "web-2"}) {
      nodes.append(
          String.format(
              Locale.ROOT,
              "{ name = %s, sources = [{ name = access, format = %s, uri = \"%s\" }] }%n",
              node,
              formats.getOrDefault(node, "apache_combined"),
              file(node, "access.log*")));
    }
    return NodelogConfig.parse(
        "nodelog { nodes = [\n" + nodes + "]\nsummary.shards = 1\n" + settings + "}");
  }

  /** Ingests, summarizes in the calling thread, and publishes. */
  public static void work(Run run) throws IOException, LedgerConflict {
    work(run, Summarize.Options.NONE);
  }

  /** Ingests, summarizes in the calling thread with options, and publishes. */
  public static Summarize.Result work(Run run, Summarize.Options options)
      throws IOException, LedgerConflict {
    try {
      assertThat(Ingest.run(run).problems()).isEmpty();
      Summarize.Result result = summarize(run, options);
      Publish.run(run);
      return result;
    } catch (InterruptedException | SettingsChanged e) {
      throw new AssertionError(e);
    }
  }

  /** Summarizes in the calling thread. */
  public static Summarize.Result summarize(Run run, Summarize.Options options)
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    return Summarize.run(run, new SerialEngine(run.storage(), run.warehouse()), options);
  }
}
