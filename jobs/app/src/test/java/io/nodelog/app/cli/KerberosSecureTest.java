package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.security.JobTokens;
import io.nodelog.app.security.SecureCluster;
import io.nodelog.config.NodelogConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.NullOutputFormat;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.keytab.Keytab;
import org.apache.kerby.kerberos.kerb.keytab.KeytabEntry;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands against an HDFS that asks for Kerberos. */
@Tag("cluster")
@Tag("secure") // has a process of its own, because Hadoop's login is one of the whole process
class KerberosSecureTest {
  private static final String NODELOG = "nodelog@EXAMPLE.COM";

  @TempDir static Path clusterDirectory;
  private static SecureCluster cluster;

  @TempDir Path directory;
  private Site site;

  @BeforeAll
  static void start() throws Exception {
    cluster = SecureCluster.start(clusterDirectory);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @BeforeEach
  void prepare() throws IOException {
    site = new Site(directory).warehouse("hdfs:///nodelog/" + directory.getFileName());
    site.node("web-01", site.log("access.log", lines(0, 100)));
  }

  /** Leaves the process as it was when it started. */
  @AfterEach
  void forgetLogin() throws IOException {
    FileSystem.closeAll();
    UserGroupInformation.reset();
    cluster.askAgain();
  }

  @Test
  void bothEnginesWorkWithAKeytab() throws IOException {
    logInAs(NODELOG, cluster.keytab("nodelog"));

    job("--engine", "mapreduce");
    site.log("access.log", lines(0, 250));
    job("--engine", "spark");

    assertThat(run("show", "ip_access", "--output", "csv").out().lines()).hasSize(251);
    assertThat(run("fsck").exitCode()).isZero();
    assertThat(UserGroupInformation.getLoginUser().getUserName()).isEqualTo(NODELOG);
  }

  @Test
  void jobsOfBothEnginesGetTokensThatReachTheWarehouse() throws Exception {
    logInAs(NODELOG, cluster.keytab("nodelog"));
    job();
    Configuration settings = cluster.configuration();
    JobTokens.ask(NodelogConfig.load(site.config(), Map.of()), settings);

    assertReachTheWarehouse(tokensOfAJob(new Configuration(settings)), settings);
    assertReachTheWarehouse(tokensOfSpark(settings), settings);
  }

  /** A task has neither a keytab nor a ticket. */
  private void assertReachTheWarehouse(Credentials tokens, Configuration settings)
      throws Exception {
    org.apache.hadoop.fs.Path ledger =
        new org.apache.hadoop.fs.Path("/nodelog/" + directory.getFileName() + "/ledger");
    UserGroupInformation task = UserGroupInformation.createRemoteUser("task");
    assertThatThrownBy(() -> list(task, ledger, settings))
        .hasMessageContaining("Client cannot authenticate via:[TOKEN, KERBEROS]");

    task.addCredentials(tokens);

    assertThat(list(task, ledger, settings)).isNotEmpty();
  }

  private static FileStatus[] list(
      UserGroupInformation user, org.apache.hadoop.fs.Path directory, Configuration settings)
      throws Exception {
    return user.doAs(
        (PrivilegedExceptionAction<FileStatus[]>)
            () -> {
              try (FileSystem files = FileSystem.newInstance(settings)) {
                return files.listStatus(directory);
              }
            });
  }

  /** What Spark does on YARN and Kubernetes before it starts executors. */
  private static Credentials tokensOfSpark(Configuration settings) {
    SparkConf spark = new SparkConf();
    settings.forEach(
        entry -> {
          if (entry.getKey().startsWith("spark.")) {
            spark.set(entry.getKey(), entry.getValue());
          }
        });
    HadoopDelegationTokenManager manager = new HadoopDelegationTokenManager(spark, settings, null);
    assertThat(manager.renewalEnabled()).isTrue();
    Credentials tokens = new Credentials();
    manager.obtainDelegationTokens(tokens);
    return tokens;
  }

  private Credentials tokensOfAJob(Configuration settings) throws Exception {
    settings.set("yarn.resourcemanager.principal", NODELOG);
    Job job = Job.getInstance(settings);
    FileInputFormat.addInputPath(
        job, new org.apache.hadoop.fs.Path(directory.resolve("logs").toUri()));
    job.setNumReduceTasks(0);
    job.setOutputFormatClass(NullOutputFormat.class);
    assertThat(job.waitForCompletion(false)).isTrue();
    return job.getCredentials();
  }

  @Test
  void aLoginOutlivesItsTicket() throws Exception {
    Duration life = Duration.ofSeconds(6);
    cluster.askForTicketsOf(life);
    logInAs(NODELOG, cluster.keytab("nodelog"));
    String[] soon = {"-D", "hadoop.kerberos.min.seconds.before.relogin=1"};
    assertThat(run("doctor", soon).out()).contains("ok    commit");
    Instant end = endOfTicket();
    assertThat(end).isBefore(Instant.now().plus(life));

    Thread.sleep(life.plusSeconds(2).toMillis()); // what has to pass is time itself
    FileSystem.closeAll();

    assertThat(endOfTicket()).isAfter(end);
    assertThat(run("doctor", soon).out()).contains("ok    commit");
  }

  @SuppressWarnings("removal") // what Hadoop uses on Java 17 has no other way to be seen
  private static Instant endOfTicket() throws IOException {
    return UserGroupInformation.getLoginUser()
        .doAs(
            (PrivilegedAction<Instant>)
                () ->
                    Subject.getSubject(AccessController.getContext())
                        .getPrivateCredentials(KerberosTicket.class)
                        .stream()
                        .map(ticket -> ticket.getEndTime().toInstant())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
  }

  @Test
  void withoutALoginTheWarehouseIsNotReached() throws IOException {
    Run run = run("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("nodelog: Cannot reach the warehouse hdfs://localhost:")
        .endsWith(
            ": nobody is logged in to Kerberos (must be kinit, or nodelog.kerberos.principal and"
                + " keytab)\n");
  }

  @Test
  void settingsOfHadoopThatDoNotKnowOfKerberosAreNamed() throws IOException {
    String[] simple = {"-D", "hadoop.security.authentication=simple"};
    Run run = run("run", simple);
    logInAs(NODELOG, cluster.keytab("nodelog"));
    Run withKeytab = run("run", simple);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("it asks for Kerberos, and Hadoop's settings here do not")
        .hasLineCount(1);
    assertThat(withKeytab.exitCode()).isEqualTo(2);
    assertThat(withKeytab.err())
        .isEqualTo(
            "nodelog: Cannot log in as nodelog@EXAMPLE.COM: Hadoop's settings say"
                + " hadoop.security.authentication = simple (must be kerberos; see"
                + " HADOOP_CONF_DIR)\n");
  }

  @Test
  void keytabsThatCannotBeUsedAreConfigurationErrors() throws Exception {
    Path open = copy("open.keytab");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
    Path garbage = copy("garbage.keytab");
    Files.writeString(garbage, "no keytab");
    Path missing = directory.resolve("missing.keytab");

    assertRefused(NODELOG, missing, "Invalid nodelog.kerberos.keytab: there is no file " + missing);
    assertRefused(
        NODELOG,
        open,
        "Invalid nodelog.kerberos.keytab: "
            + open
            + " has the mode rw-r----- (must be readable by its owner only: chmod 600)");
    for (Path other : List.of(garbage, cluster.keytab("stranger"))) {
      assertRefused(
          NODELOG,
          other,
          "Invalid nodelog.kerberos.keytab: "
              + other
              + " (must hold a key of nodelog@EXAMPLE.COM; klist -kt shows what it holds)");
    }
  }

  @Test
  void aPrincipalThatTheKdcDoesNotKnowIsAConfigurationError() throws Exception {
    String nobody = "nobody@EXAMPLE.COM";
    Path keytab = copy("nobody.keytab");
    Keytab keys = new Keytab();
    keys.addEntry(
        new KeytabEntry(
            new PrincipalName(nobody),
            new KerberosTime(),
            1,
            EncryptionHandler.random2Key(EncryptionType.AES128_CTS_HMAC_SHA1_96)));
    keys.store(keytab.toFile());

    assertRefused(
        nobody, keytab, "Invalid nodelog.kerberos.principal: nobody@EXAMPLE.COM (must be one that");
  }

  private void assertRefused(String principal, Path keytab, String sentence) throws IOException {
    site = new Site(directory).warehouse("hdfs:///nodelog/refused");
    logInAs(principal, keytab);

    Run run = run("run");

    assertThat(run.err()).startsWith("nodelog: " + sentence).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aKdcThatDoesNotAnswerIsAFailure() throws IOException {
    logInAs(NODELOG, cluster.keytab("nodelog"));
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      cluster.askKdcAt(silent.getLocalPort());

      Run run = run("run");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualTo(
              "nodelog: Cannot log in to Kerberos as nodelog@EXAMPLE.COM from "
                  + cluster.keytab("nodelog")
                  + ": no KDC answers (krb5.conf names them)\n");
    }
  }

  @Test
  void whoMayNotWriteIsToldSo() throws IOException {
    logInAs("stranger@EXAMPLE.COM", cluster.keytab("stranger"));

    Run run = run("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Permission denied: user=stranger, access=EXECUTE");
  }

  @Test
  void aLoginThatIsThereStaysAndAnotherOneIsRefused() throws IOException {
    logInAs(NODELOG, cluster.keytab("nodelog"));
    UserGroupInformation.setConfiguration(cluster.configuration());
    UserGroupInformation.loginUserFromKeytab(NODELOG, cluster.keytab("nodelog").toString());
    UserGroupInformation before = UserGroupInformation.getLoginUser();

    assertThat(run("doctor").out()).contains("ok    commit");

    assertThat(UserGroupInformation.getLoginUser()).isSameAs(before);
    assertRefused(
        "stranger@EXAMPLE.COM",
        cluster.keytab("stranger"),
        "Invalid nodelog.kerberos.principal: stranger@EXAMPLE.COM (this process is logged in as"
            + " nodelog@EXAMPLE.COM already)");
  }

  private void job(String... more) throws IOException {
    Run run = run("run", more);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private Run run(String verb, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("-conf", cluster.site().toString()));
    words.addAll(List.of(more));
    return site.run(verb, words.toArray(String[]::new));
  }

  private void logInAs(String principal, Path keytab) {
    site.set("kerberos { principal = \"%s\", keytab = \"%s\" }".formatted(principal, keytab));
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.copy(cluster.keytab("nodelog"), directory.resolve(name));
    return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
  }
}
