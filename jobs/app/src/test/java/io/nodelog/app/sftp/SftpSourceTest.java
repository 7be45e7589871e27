package io.nodelog.app.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.run.Outcome;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.hdfs.raw.Codec;
import io.nodelog.hdfs.raw.Packed;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that lie on a server that is reached by SFTP. */
@Timeout(120)
class SftpSourceTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private MemoryStorage memory = new MemoryStorage();
  private Site site;
  private Path logs;
  private KeyPair hostKey;
  private Path password;

  @BeforeEach
  void startSite() throws Exception {
    site = new Site(directory.resolve("local"));
    logs = Files.createDirectories(directory.resolve("remote/var/log"));
    hostKey = LogServer.key("EC");
    password = LogServer.writePassword(directory.resolve("password"), LogServer.PASSWORD);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private LogServer serve(KeyPair... keys) throws IOException {
    LogServer server = LogServer.start(directory.resolve("remote"), keys);
    open.add(server);
    return server;
  }

  private void write(String name, String text) throws IOException {
    Site.touch(Files.writeString(logs.resolve(name), text), java.time.Duration.ZERO);
  }

  /** A node whose log lies on the server at a port, beside one whose log lies here. */
  private void source(int port, String sftp) {
    source("/var/log/access.log*", port, sftp);
  }

  private void source(String path, int port, String sftp) {
    site.with(
        """
        nodes = [
          { name = far, sources = [{ name = access, format = apache_combined
              uri = "sftp://logs@%s:%s%s", sftp { %s } }] }
          { name = web-1, sources = [{ name = access, format = apache_combined, uri = "%s" }] } ]
        """
            .formatted(LogServer.HOST, port, path, sftp, site.file("web-1", "access.log*")));
  }

  private String pinned() {
    return "host-keys = [\"%s\"], password-file = \"%s\""
        .formatted(LogServer.fingerprint(hostKey), password);
  }

  private Ingest.Result ingest() throws Exception {
    return Ingest.run(site.run(memory, WAREHOUSE));
  }

  private long linesTaken() throws Exception {
    Ingest.Result result = ingest();
    assertThat(result.problems()).isEmpty();
    return result.lines();
  }

  /** Ingests; the far source has a problem and the near one is taken. */
  private String problem() throws Exception {
    site.write("web-1", "access.log", Site.lines(1, 0, 3));
    Ingest.Result result = ingest();
    assertThat(result.lines()).isEqualTo(3);
    assertThat(result.problems()).hasSize(1);
    return result.problems().get(0);
  }

  private void requireLines(long lines) throws Exception {
    Run run = site.run(memory, WAREHOUSE);
    Site.work(run);
    Outcome.of(run).requireLines(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "EC", "RSA"})
  void takesNewLinesOfAServerWhoseKeyIsInTheFileOfKnownHosts(String algorithm) throws Exception {
    KeyPair key = LogServer.key(algorithm);
    LogServer server = serve(key);
    KeyPair user = LogServer.key(algorithm);
    server.admit(user);
    Path known = directory.resolve("known_hosts");
    Files.writeString(known, LogServer.knownHost(server.port(), key));
    Path identity = LogServer.writeKey(directory.resolve("id"), user);
    site.with("sftp { known-hosts = \"%s\", key-file = \"%s\" }".formatted(known, identity));
    source(server.port(), "");
    write("access.log", Site.lines(2, 10, 20) + "10.0.");
    write("access.log.1", Site.lines(2, 0, 10));

    assertThat(linesTaken()).isEqualTo(20);
    assertThat(linesTaken()).isZero();
    write("access.log", Site.lines(2, 10, 24));
    assertThat(linesTaken()).isEqualTo(4);
    requireLines(24);
    assertThat(server.passwords()).isEmpty();
  }

  @Test
  void followsFilesThroughRotationAndCompression() throws Exception {
    source(serve(hostKey).port(), pinned());
    write("access.log", Site.lines(2, 0, 2_000));
    assertThat(linesTaken()).isEqualTo(2_000);

    byte[] packed = Packed.of(Codec.GZIP, Site.lines(2, 0, 2_010).getBytes(UTF_8));
    Files.write(logs.resolve("access.log.1.gz"), packed);
    write("access.log", Site.lines(2, 2_010, 2_015));
    assertThat(linesTaken()).isEqualTo(15);
    requireLines(2_015);
  }

  @Test
  void takesALargeFileAndItsGrowthWhole() throws Exception {
    source(serve(hostKey).port(), pinned());
    String text = Site.lines(2, 0, 40_000);
    assertThat(text.length()).isGreaterThan(3 << 20);
    write("access.log", text);
    assertThat(linesTaken()).isEqualTo(40_000);

    Files.writeString(
        logs.resolve("access.log"), Site.lines(2, 40_000, 40_100), StandardOpenOption.APPEND);
    assertThat(linesTaken()).isEqualTo(100);
    requireLines(40_100);
  }

  @Test
  void refusesAnotherKeyBeforeItSaysAnythingOfTheLogin() throws Exception {
    LogServer server = serve(LogServer.key("EC"));
    write("access.log", Site.lines(2, 0, 10));
    source(server.port(), pinned());

    assertThat(problem())
        .contains("Cannot list sftp://logs@127.0.0.1:" + server.port())
        .contains("shows the key ecdsa-sha2-nistp256 " + server.fingerprint())
        .contains("not one that is known of it")
        .doesNotContain(LogServer.PASSWORD);
    assertThat(server.connections()).isPositive();
    assertThat(server.passwords()).isEmpty();
  }

  @Test
  void doesNotEvenConnectToAServerOfWhichNoKeyIsKnown() throws Exception {
    LogServer server = serve(hostKey);
    Path known = directory.resolve("known_hosts");
    Files.writeString(known, LogServer.knownHost(server.port() + 1, hostKey));
    site.with("sftp.known-hosts = \"%s\"".formatted(known));
    source(server.port(), "password-file = \"%s\"".formatted(password));

    assertThat(problem()).contains("no key of logs@127.0.0.1:" + server.port() + " is known");
    assertThat(server.connections()).isZero();
  }

  @Test
  void refusesAKeyThatIsRevokedEvenIfTheSourceNamesIt() throws Exception {
    LogServer server = serve(hostKey);
    Path known = directory.resolve("known_hosts");
    Files.writeString(known, "@revoked " + LogServer.knownHost(server.port(), hostKey));
    site.with("sftp.known-hosts = \"%s\"".formatted(known));
    source(server.port(), pinned());

    assertThat(problem()).contains("not one that is known of it");
    assertThat(server.passwords()).isEmpty();
  }

  @Test
  void asksAServerOfSeveralKeysForTheOneThatIsKnown() throws Exception {
    KeyPair known = LogServer.key("RSA");
    LogServer server = serve(LogServer.key("Ed25519"), LogServer.key("EC"), known);
    Path file = directory.resolve("known_hosts");
    Files.writeString(file, LogServer.knownHost(server.port(), known));
    site.with("sftp.known-hosts = \"%s\"".formatted(file));
    source(server.port(), "password-file = \"%s\"".formatted(password));
    write("access.log", Site.lines(2, 0, 10));

    assertThat(linesTaken()).isEqualTo(10);
  }

  @Test
  void saysThatALoginIsRefusedAndNotWithWhat() throws Exception {
    LogServer.writePassword(password, "wrong password");
    source(serve(hostKey).port(), pinned());

    assertThat(problem()).contains("cannot log in to logs@127.0.0.1").doesNotContain("wrong p");
  }

  @Test
  void refusesSecretsThatOthersMayReadAndKeysThatAreNone() throws Exception {
    LogServer server = serve(hostKey);
    Path open = Files.writeString(directory.resolve("open"), "some secret");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
    String host = "host-keys = [\"%s\"]".formatted(LogServer.fingerprint(hostKey));

    source(server.port(), host + ", password-file = \"%s\"".formatted(open));
    assertThat(problem()).contains(open + " has the mode rw-r-----").doesNotContain("some secret");
    memory = new MemoryStorage();
    source(server.port(), host + ", key-file = \"%s\"".formatted(open));
    assertThat(problem()).contains(open + " has the mode rw-r-----");
    memory = new MemoryStorage();
    source(server.port(), host + ", password-alias = web.pw");
    assertThat(problem()).contains("cannot look up the credential web.pw: hadoop.security.cred");
    memory = new MemoryStorage();
    source(server.port(), host + ", key-file = \"%s\"".formatted(password));
    assertThat(problem()).contains(password + " holds no key that can be used");
    memory = new MemoryStorage();
    source(server.port(), host + ", key-file = \"%s\"".formatted(directory.resolve("none")));
    assertThat(problem()).contains("there is no file " + directory.resolve("none"));
    memory = new MemoryStorage();
    source(server.port(), host);
    assertThat(problem()).contains("there is nothing to log in to logs@127.0.0.1");
    assertThat(server.connections()).isZero();
  }

  @Test
  void givesUpAServerThatNeverAnswersOrIsNotThere() throws Exception {
    site.with("sftp.connect-timeout = 1s");
    int port;
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = mute.getLocalPort();
      source(port, pinned());
      assertThat(problem()).contains("no answer in time");
    }
    memory = new MemoryStorage();
    assertThat(problem()).contains("cannot connect to logs@127.0.0.1:" + port);
  }

  @Test
  void givesUpAServerThatFallsSilentAndTakesAllOfItLater() throws Exception {
    FaultyLine line = new FaultyLine(serve(hostKey).port());
    open.add(line);
    site.with("sftp { connect-timeout = 2s, read-timeout = 2s }");
    source(line.port(), pinned());
    write("access.log", Site.lines(2, 0, 5_000));

    line.failAfter(200_000, FaultyLine.Fault.SILENT);
    assertThat(problem()).contains("access.log");
    line.failAfter(Long.MAX_VALUE - 1, FaultyLine.Fault.CUT);
    assertThat(linesTaken()).isEqualTo(5_000);
    requireLines(5_003);
  }

  @Test
  void losesAndDoublesNothingWhereverTheLineIsCut() throws Exception {
    FaultyLine line = new FaultyLine(serve(hostKey).port());
    open.add(line);
    source(line.port(), pinned());
    write("access.log", Site.lines(2, 10, 40));
    write("access.log.1", Site.lines(2, 0, 10));
    line.failAfter(Long.MAX_VALUE - 1, FaultyLine.Fault.CUT);
    assertThat(linesTaken()).isEqualTo(40);
    long all = line.passed();
    assertThat(all).isGreaterThan(5_000);

    int cuts = 60;
    int failed = 0;
    for (int cut = 0; cut < cuts; cut++) {
      memory = new MemoryStorage();
      line.failAfter(all * cut / cuts, FaultyLine.Fault.CUT);
      Ingest.Result broken = ingest();
      failed += broken.problems().isEmpty() ? 0 : 1;
      line.failAfter(Long.MAX_VALUE - 1, FaultyLine.Fault.CUT);
      assertThat(broken.lines() + linesTaken()).describedAs("cut at %s", cut).isEqualTo(40);
      if (cut % 6 == 0) {
        requireLines(40);
      }
    }
    assertThat(failed).isGreaterThan(cuts * 3 / 4);
    System.out.println(cuts + " cuts of " + all + " bytes, " + failed + " noticed");
  }

  @Test
  void takesFilesOfAnyNameAndWhatLinksLeadTo() throws Exception {
    source(serve(hostKey).port(), pinned());
    String[] names = {"", " a b", "%41", "#1", ":8080", "[1]", "{a,b}", "ü", "..", "?x=*"};
    for (int i = 0; i < names.length; i++) {
      write("access.log" + names[i], Site.lines(2, i * 10, i * 10 + 2));
    }
    Files.createSymbolicLink(logs.resolve("access.log.link"), Path.of("access.log"));
    Files.createSymbolicLink(logs.resolve("access.log.gone"), Path.of("nothing"));
    Files.createDirectory(logs.resolve("access.log.d"));

    assertThat(linesTaken()).isEqualTo(2L * names.length);
    requireLines(2L * names.length);
  }

  @Test
  void namesWhatIsNotThere() throws Exception {
    LogServer server = serve(hostKey);
    source("/var/log/none.log", server.port(), pinned());
    assertThat(problem()).contains("/var/log/none.log (source access of far): no such file");
    memory = new MemoryStorage();
    source("/var/log", server.port(), pinned());
    assertThat(problem()).contains("it is a directory");
    memory = new MemoryStorage();
    source("/var/none/*.log", server.port(), pinned());
    assertThat(ingest().notes()).singleElement().asString().contains("No file matches sftp:");
  }

  @Test
  void saysNothingBadOfAFileThatWentAwaySinceItWasListed() throws Exception {
    source(serve(hostKey).port(), pinned());
    write("access.log", Site.lines(2, 0, 10));
    write("access.log.1", Site.lines(2, 10, 20));
    memory = new MemoryStorage();

    Ingest.Result result =
        Ingest.run(
            site.run(
                Site.whileTaking(memory, () -> Files.delete(logs.resolve("access.log.1"))),
                WAREHOUSE));

    assertThat(result.problems()).isEmpty();
    assertThat(result.notes()).anySatisfy(note -> assertThat(note).contains("went away"));
    assertThat(result.lines()).isEqualTo(10);
  }

  @Test
  void connectsWhereTheNodeIsReachedAndKnowsItByItsName() throws Exception {
    LogServer server = serve(hostKey);
    Path known = directory.resolve("known_hosts");
    String line = LogServer.knownHost(server.port(), hostKey);
    Files.writeString(known, line.replace(LogServer.HOST, "far"));
    site.with(
        """
        sftp { known-hosts = "%s", password-file = "%s" }
        nodes = [{ name = far, host = "127.0.0.1", sources = [{ name = access
          format = apache_combined, uri = "sftp://logs@far:%s/var/log/access.log" }] }]
        """
            .formatted(known, password, server.port()));
    write("access.log", Site.lines(2, 0, 10));

    assertThat(linesTaken()).isEqualTo(10);
  }

  @Test
  void readsALandingAreaOfAServer() throws IOException, GeneralSecurityException, Exception {
    LogServer server = serve(hostKey);
    Path known = directory.resolve("known_hosts");
    Files.writeString(known, LogServer.knownHost(server.port(), hostKey));
    Files.createDirectories(logs.resolve("web-9/access"));
    write("web-9/access/x.log", Site.lines(9, 0, 7));
    site.with(
        """
        sftp { known-hosts = "%s", password-file = "%s" }
        node-from-path = "sftp://logs@127.0.0.1:%s/var/log/(?<node>[^/]+)/(?<source>[^/]+)/.*"
        source-formats.access = apache_combined
        """
            .formatted(known, password, server.port()));

    assertThat(linesTaken()).isEqualTo(7);
  }
}
