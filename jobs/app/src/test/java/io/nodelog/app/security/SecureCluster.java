package io.nodelog.app.security;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * A KDC and an HDFS that asks for Kerberos, in a process of their own: whoever logs in there is
 * nobody here. The user {@code nodelog} owns {@code /nodelog}; {@code stranger} owns nothing.
 */
public final class SecureCluster {
  private static final String KRB5_CONF = "java.security.krb5.conf";
  private static final String HDFS = "hdfs/localhost";
  private static final String WEB = "HTTP/localhost";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path directory;

  private SecureCluster(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
  }

  /** Starts it, and lets Kerberos in this process ask its KDC. */
  public static SecureCluster start(Path directory) throws IOException, InterruptedException {
    Path log = directory.resolve("cluster.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SecureCluster.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    SecureCluster cluster = new SecureCluster(process, directory);
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(cluster.site())) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        cluster.stop();
        throw new IOException("The cluster did not start:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
    cluster.askAgain();
    return cluster;
  }

  /** Hadoop's settings for clients. */
  public Path site() {
    return directory.resolve("site.xml");
  }

  /** The same, read. */
  public Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.addResource(new org.apache.hadoop.fs.Path(site().toUri()));
    return configuration;
  }

  /** A keytab of {@code nodelog} or {@code stranger}. */
  public Path keytab(String user) {
    return directory.resolve(user + ".keytab");
  }

  /** Lets Kerberos in this process ask for tickets that soon end. */
  public void askForTicketsOf(Duration life) throws IOException {
    ask("\\[libdefaults]", "[libdefaults]\n ticket_lifetime = " + life.toSeconds() + "s");
  }

  /** Lets Kerberos in this process ask another KDC, and have little patience with it. */
  public void askKdcAt(int port) throws IOException {
    ask(
        "(?s)\\[libdefaults](.*)kdc = [^\n]*",
        "[libdefaults]\n kdc_timeout = 500\n max_retries = 1\n$1kdc = localhost:" + port);
  }

  /** Lets Kerberos in this process ask the KDC of the cluster for tickets of its choice. */
  public void askAgain() throws IOException {
    ask("", "");
  }

  private void ask(String old, String now) throws IOException {
    String standard = Files.readString(directory.resolve("krb5.conf"));
    Path changed = directory.resolve("krb5-client.conf");
    Files.writeString(changed, standard.replaceFirst(old, now));
    System.setProperty(KRB5_CONF, changed.toString());
  }

  /** Stops it. */
  public void stop() throws IOException, InterruptedException {
    System.clearProperty(KRB5_CONF);
    process.getOutputStream().close();
    process.destroy();
    process.waitFor();
  }

  /** The other process; ends when nobody holds its standard input any more. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    MiniKdc kdc = startKdc(directory);
    Configuration configuration = configuration(directory, kdc.getRealm());
    UserGroupInformation.setConfiguration(configuration);
    MiniDFSCluster dfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    dfs.waitActive();
    try (FileSystem files = dfs.getFileSystem()) {
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("/nodelog");
      files.mkdirs(root, new FsPermission((short) 0750));
      files.setOwner(root, "nodelog", "nodelog");
    }
    Path written = directory.resolve("site.tmp");
    try (OutputStream out = Files.newOutputStream(written)) {
      client(configuration, dfs.getURI().toString()).writeXml(out);
    }
    Files.move(written, directory.resolve("site.xml"));
    System.in.transferTo(OutputStream.nullOutputStream());
    dfs.shutdown(true);
    kdc.stop();
    System.exit(0);
  }

  private static MiniKdc startKdc(Path directory) throws Exception {
    Properties settings = MiniKdc.createConf();
    MiniKdc kdc = new MiniKdc(settings, Files.createDirectory(directory.resolve("kdc")).toFile());
    kdc.start();
    kdc.createPrincipal(keytab(directory, "hdfs"), HDFS, WEB);
    for (String user : List.of("nodelog", "stranger")) {
      kdc.createPrincipal(keytab(directory, user), user);
    }
    for (String user : List.of("hdfs", "nodelog", "stranger")) {
      Files.setPosixFilePermissions(
          keytab(directory, user).toPath(), PosixFilePermissions.fromString("rw-------"));
    }
    Files.copy(kdc.getKrb5conf().toPath(), directory.resolve("krb5.conf"));
    return kdc;
  }

  private static java.io.File keytab(Path directory, String user) {
    return directory.resolve(user + ".keytab").toFile();
  }

  private static Configuration configuration(Path directory, String realm) {
    Configuration configuration = new Configuration();
    String keytab = keytab(directory, "hdfs").toString();
    configuration.set("hadoop.security.authentication", "kerberos");
    configuration.set("hadoop.security.authorization", "true");
    for (String daemon : List.of("namenode", "datanode")) {
      configuration.set("dfs." + daemon + ".kerberos.principal", HDFS + "@" + realm);
      configuration.set("dfs." + daemon + ".keytab.file", keytab);
    }
    configuration.set("dfs.web.authentication.kerberos.principal", WEB + "@" + realm);
    configuration.set("dfs.web.authentication.kerberos.keytab", keytab);
    configuration.setBoolean("dfs.block.access.token.enable", true);
    configuration.setBoolean("ignore.secure.ports.for.testing", true);
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("dfs").toString());
    configuration.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
    configuration.setInt("dfs.replication", 1);
    return configuration;
  }

  /** What a gateway's core-site.xml and hdfs-site.xml say. */
  private static Configuration client(Configuration server, String uri) {
    Configuration client = new Configuration(false);
    client.set("fs.defaultFS", uri);
    client.setInt("dfs.replication", 1);
    client.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
    for (String key :
        List.of("hadoop.security.authentication", "dfs.namenode.kerberos.principal")) {
      client.set(key, server.get(key));
    }
    return client;
  }
}
