package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.config.EngineName;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.NodelogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConfigOptionsTest {
  @TempDir Path directory;

  @Test
  void putsOptionsBeforeTheFile() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("site.conf"),
            "nodelog { warehouse = /a, engine = spark, report.zone = UTC, publish.threads = 3 }");

    NodelogConfig config =
        parse(
                "--config=" + file,
                "--warehouse",
                "hdfs://nn/b",
                "--engine=mapreduce",
                "-D",
                "nodelog.report.zone=Asia/Tokyo")
            .load();

    assertThat(config.warehouse()).hasToString("hdfs://nn/b");
    assertThat(config.engine()).isEqualTo(EngineName.MAPREDUCE);
    assertThat(config.report().zone().getId()).isEqualTo("Asia/Tokyo");
    assertThat(config.publish().threads()).isEqualTo(3);
  }

  @Test
  void takesADefinitionInBothForms() {
    ConfigOptions options =
        parse("-Dnodelog.rejects.max-share=0.5", "-D", "mapreduce.job.queuename=a=b");

    assertThat(options.load().rejects().maxShare()).isEqualTo(0.5);
    assertThat(options.passedOn()).containsOnlyKeys("mapreduce.job.queuename").containsValue("a=b");
  }

  @Test
  void givesPassedOnKeysToHadoop() throws IOException {
    ConfigOptions options = parse("-Ddfs.replication=7");

    assertThat(Session.hadoop(options, options.load()).getInt("dfs.replication", 0)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.secret.key",
        "fs.azure.account.key.logs.blob.core.windows.net",
        "spark.hadoop.fs.s3a.session.token",
        "spark.ssl.keyPassword",
        "hadoop.security.credstore.passphrase"
      })
  void refusesSecretsOnTheCommandLineAndDoesNotRepeatThem(String key) {
    assertThatThrownBy(() -> parse("-D", key + "=c4n4ry").passedOn())
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith("Invalid -D " + key + ": a secret does not belong")
        .hasMessageNotContaining("c4n4ry");
  }

  @Test
  void takesNamesOfFilesWithSecretsOnTheCommandLine() {
    String key = "hadoop.security.credstore.java-keystore-provider.password-file";

    assertThat(parse("-D", key + "=file").passedOn()).containsEntry(key, "file");
  }

  @Test
  void refusesKeysThatNobodyKnows() {
    assertThatThrownBy(() -> parse("-Dnodelg.engine=spark").load())
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("command line: Unknown key: nodelg (did you mean nodelog?)");
  }

  @Test
  void opensTheWarehouse() throws IOException {
    Session session = Session.open(parse("--warehouse", directory + "/w h"));

    assertThat(session.warehouse().toUri().getPath()).isEqualTo(directory + "/w h");
    assertThat(session.storage().list(session.warehouse())).isEmpty();
  }

  @Test
  void asksForAWarehouse() {
    assertThatThrownBy(() -> Session.open(parse()))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("Missing nodelog.warehouse");
  }

  @Test
  void refusesAWarehouseThatCannotBeFound() {
    assertThatThrownBy(() -> Session.open(parse("--warehouse", "hdfs:///nodelog")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("must name the NameNode");
  }

  @Test
  void readsHadoopsGenericOptions() throws IOException {
    Path site = directory.resolve("site.xml");
    Files.writeString(
        site,
        "<configuration><property><name>yarn.x</name><value>${a}</value></property>"
            + "<property><name>yarn.y</name><value>file</value></property></configuration>");
    Path jar = Files.createFile(directory.resolve("s3 a.jar"));

    ConfigOptions options = parse("-conf", site.toString(), "-D", "yarn.y=d", "-libjars", "" + jar);

    assertThat(options.passedOn())
        .containsEntry("yarn.x", "${a}")
        .containsEntry("yarn.y", "d")
        .containsEntry("tmpjars", jar.toUri().toString());
  }

  @Test
  void refusesFilesOfGenericOptionsThatCannotBeUsed() throws IOException {
    Path text = Files.writeString(directory.resolve("site.xml"), "yarn.x = 1");

    for (String option : List.of("-conf", "-libjars")) {
      assertThatThrownBy(() -> parse(option, "/no/such/file").passedOn())
          .isInstanceOf(InvalidConfig.class)
          .hasMessage("Invalid " + option + ": /no/such/file (must be a readable file)");
    }
    assertThatThrownBy(() -> parse("-conf", text.toString()).passedOn())
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("site.xml");
  }

  private static ConfigOptions parse(String... args) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    return holder.options;
  }

  @CommandLine.Command(name = "holder")
  private static final class Holder {
    @CommandLine.Mixin private ConfigOptions options;
  }
}
