package io.nodelog.app.oozie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/**
 * Runs the very commands that {@code workflow.xml} contains, from node to node as their exit codes
 * lead, for days that the coordinator would have started it for.
 */
class WorkflowRunTest {
  private static final String LINE =
      "192.0.2.%d - - [%s:10:11:12 +0000] \"GET /%d HTTP/1.1\" 200 10 \"-\" \"agent\"\n";

  @TempDir Path directory;
  private final List<String> visited = new ArrayList<>();

  @BeforeEach
  void landThreeDays() throws IOException {
    land("2026-01-04", "04/Jan/2026", 3);
    land("2026-01-05", "05/Jan/2026", 5);
    land("2026-01-06", "06/Jan/2026", 7);
    Files.createDirectories(directory.resolve("app"));
    Files.copy(
        Path.of("../../conf/oozie/nodelog-action.sh"), directory.resolve("app/nodelog-action.sh"));
    configure("");
    launcher(
        "exec '%s' '@%s' -Xmx1g -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\""
            .formatted(
                Path.of(System.getProperty("java.home"), "bin/java"),
                Path.of("../../conf/jvm.options").toAbsolutePath(),
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
  }

  private void land(String date, String day, int lines) throws IOException {
    Path landing = directory.resolve("landing").resolve(date);
    Files.createDirectories(landing.resolve("web-01/access"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(LINE.formatted(i, day, i));
    }
    Files.writeString(landing.resolve("web-01/access/1.log"), text);
    Files.createFile(landing.resolve("_SUCCESS"));
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        directory.resolve("app/nodelog.conf"),
        """
        nodelog {
          warehouse = "%1$s/warehouse"
          engine = mapreduce, ingest.idle = 0s, summary.shards = 2
          node-from-path = "%1$s/landing/(?<date>[^/]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*"
          source-formats { access = apache_combined }
          %2$s
        }
        """
            .formatted(directory, more));
  }

  /** Puts what the shell action calls in its place. */
  private void launcher(String text) throws IOException {
    Path launcher = directory.resolve("nodelog/bin/nodelog");
    Files.createDirectories(launcher.getParent());
    Files.writeString(launcher, "#!/usr/bin/env bash\n" + text + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private OozieApp app(String file) throws Exception {
    String root = directory.toUri().toString().replaceAll("/$", "");
    return new OozieApp(file)
        .set("appPath", root + "/app")
        .set("landing", root + "/landing")
        .set("warehouse", root + "/warehouse")
        .set("nodelogHome", directory.resolve("nodelog").toString())
        .set("fromOffset", "0");
  }

  private OozieApp coordinator(String day) throws Exception {
    return app("coordinator.xml").set("nominal", day + "T00:00Z");
  }

  /** Lets the coordinator start a workflow, and follows it to its end. */
  private String run(String day, String action) throws Exception {
    OozieApp coordinator = coordinator(day);
    assertThat(coordinator.doneFlag("landing")).exists();
    OozieApp workflow = app("workflow.xml").set("action", action);
    coordinator.configuration().forEach(workflow::set);
    visited.clear();
    String at = workflow.start();
    while (true) {
      visited.add(at);
      Element node = workflow.node(at);
      switch (node.getLocalName()) {
        case "decision" -> at = workflow.decide(node);
        case "action" -> {
          String way = act(workflow, node) == 0 ? "ok" : "error";
          at = OozieApp.children(node, way).get(0).getAttribute("to");
        }
        default -> {
          return at;
        }
      }
    }
  }

  private int act(OozieApp workflow, Element action) throws Exception {
    return OozieApp.children(action, "shell").isEmpty()
        ? java(workflow, action)
        : shell(workflow, action);
  }

  private static int java(OozieApp workflow, Element action) {
    assertThat(workflow.child(action, "main-class")).isEqualTo(Main.class.getName());
    Map<String, Path> files = workflow.localFiles(action);
    String[] words =
        workflow.texts(action, "arg").stream()
            .map(word -> files.containsKey(word) ? files.get(word).toString() : word)
            .toArray(String[]::new);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(words, new PrintStream(err), new PrintStream(err));
    assertThat(err.toString(UTF_8)).doesNotContain("Unknown option", "Usage:");
    return code;
  }

  private int shell(OozieApp workflow, Element action) throws Exception {
    Path container = Files.createTempDirectory(directory, "container");
    for (Map.Entry<String, Path> file : workflow.localFiles(action).entrySet()) {
      Files.copy(file.getValue(), container.resolve(file.getKey()));
    }
    Path script = container.resolve(workflow.child(action, "exec"));
    assertThat(script.toFile().setExecutable(true)).isTrue(); // as YARN does
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(workflow.texts(action, "argument"));
    Path out = container.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(container.toFile())
            .redirectOutput(out.toFile())
            .redirectError(container.resolve("err").toFile());
    for (String variable : workflow.texts(action, "env-var")) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    workflow.captured(action.getAttribute("name"), Files.readString(out));
    return process.exitValue();
  }

  /** How many clients each published date has, each of which made one request. */
  private Map<String, Long> clients() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String config = directory.resolve("app/nodelog.conf").toString();
    String[] show = {
      "show", "ip_access", "--config", config, "--columns", "date", "--output", "csv"
    };
    assertThat(Main.run(show, new PrintStream(out), System.err)).isZero();
    return out.toString(UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.replace("\"", ""))
        .collect(Collectors.groupingBy(date -> date, Collectors.counting()));
  }

  @Test
  void javaActionsPublishTheDayThatTheCoordinatorWaitedFor() throws Exception {
    assertThat(coordinator("2026-01-05").doneFlag("reports")).doesNotExist();

    assertThat(run("2026-01-05", "java")).isEqualTo("end");
    assertThat(visited).containsExactly("how", "ingest", "summarize", "publish", "end");
    assertThat(clients()).isEqualTo(Map.of("2026-01-05", 5L));
    assertThat(coordinator("2026-01-05").doneFlag("reports")).exists();
    assertThat(coordinator("2026-01-06").doneFlag("reports")).doesNotExist();

    assertThat(run("2026-01-05", "java")).isEqualTo("end");
    assertThat(run("2026-01-06", "java")).isEqualTo("end");
    assertThat(clients()).isEqualTo(Map.of("2026-01-05", 5L, "2026-01-06", 7L));
  }

  @Test
  void javaActionsPublishTheRestIfPartsAreHeldBack() throws Exception {
    Path bad = directory.resolve("landing/2026-01-05/web-02/access/1.log");
    Files.createDirectories(bad.getParent());
    Files.writeString(bad, "no request at all\n");

    assertThat(run("2026-01-05", "java")).isEqualTo("held-back");
    assertThat(visited)
        .containsExactly("how", "ingest", "summarize", "publish-the-rest", "held-back");
    assertThat(clients()).isEqualTo(Map.of("2026-01-05", 5L));
  }

  @Test
  void aJavaActionThatFailsEndsTheWorkflow() throws Exception {
    configure("no-such-key = 1");

    assertThat(run("2026-01-05", "java")).isEqualTo("failed");
    assertThat(visited).containsExactly("how", "ingest", "failed");
  }

  @Test
  void theShellActionPublishesTheDayAndFindsNothingMoreToDo() throws Exception {
    assertThat(run("2026-01-05", "shell")).isEqualTo("end");
    assertThat(visited).containsExactly("how", "run", "how-it-ended", "end");
    assertThat(clients()).isEqualTo(Map.of("2026-01-05", 5L));
    assertThat(coordinator("2026-01-05").doneFlag("reports")).exists();

    assertThat(run("2026-01-05", "shell")).isEqualTo("end");
    assertThat(clients()).isEqualTo(Map.of("2026-01-05", 5L));
  }

  @ParameterizedTest
  @CsvSource({
    "0, end",
    "1, failed",
    "2, failed",
    "3, held-back",
    "5, end",
    "75, failed",
    "127, failed",
  })
  void theShellActionLeadsWhereTheExitCodeSays(int code, String end) throws Exception {
    launcher("echo \"$@\" on stdout; exit " + code);

    assertThat(run("2026-01-05", "shell")).isEqualTo(end);
  }

  @Test
  void theSparkActionCallsTheSameVerb() throws Exception {
    OozieApp spark = app("workflow-spark.xml").set("queueName", "default");
    OozieApp shell = app("workflow.xml");
    for (OozieApp app : List.of(spark, shell)) {
      coordinator("2026-01-05").configuration().forEach(app::set);
      app.set("engine", "spark");
    }
    List<String> expected = new ArrayList<>(shell.texts(shell.node("run"), "argument"));
    expected.remove("--fail-on-empty"); // an exit code that only a shell can tell from others

    assertThat(spark.child(spark.node("run"), "class")).isEqualTo(Main.class.getName());
    assertThat(spark.texts(spark.node("run"), "arg")).isEqualTo(expected);
  }
}
