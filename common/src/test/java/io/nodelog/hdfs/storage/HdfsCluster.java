package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.client.CreateEncryptionZoneFlag;
import org.apache.hadoop.hdfs.client.HdfsAdmin;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * An HDFS of one NameNode and one DataNode on the loopback interface. There is one a JVM, started
 * by the first test that asks; each test has a folder of its own.
 */
public final class HdfsCluster implements BeforeAllCallback, BeforeEachCallback {
  private static final AtomicInteger FOLDERS = new AtomicInteger();
  private static final String ZONE_KEY = "zone-key";
  private static final EnumSet<CreateEncryptionZoneFlag> NO_TRASH =
      EnumSet.of(CreateEncryptionZoneFlag.NO_TRASH);

  private Running running;
  private Path folder;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(HdfsCluster.class))
            .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = new Path(running.dfs.getFileSystem().getUri() + "/test-" + FOLDERS.incrementAndGet());
  }

  /** A directory of this test alone, fully qualified; it does not exist yet. */
  public Path folder() {
    return folder;
  }

  /** How a client reaches the cluster. */
  public Configuration configuration() {
    return new Configuration(running.dfs.getConfiguration(0));
  }

  /** The storage of the cluster. */
  public Storage storage() throws IOException {
    return Storages.of(folder.toUri(), configuration());
  }

  /** Makes a directory an encryption zone of its own, with a key that everybody may use. */
  public void makeEncryptionZone(Path directory) throws IOException {
    running.dfs.getFileSystem().mkdirs(directory);
    new HdfsAdmin(folder.toUri(), configuration())
        .createEncryptionZone(directory, ZONE_KEY, NO_TRASH);
  }

  /** The cluster itself, for tests that break it; they must leave it whole. */
  public MiniDFSCluster dfs() {
    return running.dfs;
  }

  /** Closed by JUnit with the last test of the JVM. */
  private static final class Running implements AutoCloseable {
    private final MiniDFSCluster dfs;

    private Running(MiniDFSCluster dfs) {
      this.dfs = dfs;
    }

    static Running start() {
      try {
        // The least that there is: a keystore works that much for each file that is opened.
        System.setProperty("jdk.jceks.iterationCount", "10000");
        java.nio.file.Path directory = Files.createTempDirectory("hdfs");
        MiniDFSCluster dfs =
            new MiniDFSCluster.Builder(configuration(directory)).numDataNodes(1).build();
        dfs.waitActive();
        KeyProvider keys = dfs.getNameNode().getNamesystem().getProvider();
        keys.createKey(ZONE_KEY, KeyProvider.options(dfs.getConfiguration(0)));
        keys.flush();
        return new Running(dfs);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has AES", e);
      }
    }

    private static Configuration configuration(java.nio.file.Path directory) {
      Configuration configuration = new Configuration();
      configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
      configuration.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
      configuration.setInt("dfs.replication", 1);
      // The default of 400 ms is waited for at the close of nearly every small file.
      configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
      configuration.set(
          "hadoop.security.key.provider.path", "jceks://file" + directory.resolve("keys.jceks"));
      configuration.set("dfs.namenode.rpc-bind-host", "127.0.0.1");
      configuration.set("dfs.namenode.http-bind-host", "127.0.0.1");
      configuration.set("dfs.datanode.hostname", "127.0.0.1");
      return configuration;
    }

    @Override
    public void close() {
      dfs.shutdown(true);
    }
  }
}
