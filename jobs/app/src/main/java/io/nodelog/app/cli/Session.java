package io.nodelog.app.cli;

import io.nodelog.app.run.Failures;
import io.nodelog.app.run.Run;
import io.nodelog.app.security.KerberosLogin;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What a verb works with.
 *
 * @param config the settings
 * @param hadoop Hadoop's own settings, with what the command line passed on
 * @param storage the file system of the warehouse
 * @param warehouse the root of everything that is stored, with the name of its cluster
 */
public record Session(NodelogConfig config, Configuration hadoop, Storage storage, Path warehouse) {
  /** Hadoop's default is 45, of 20 seconds each: a quarter of an hour without a word. */
  private static final String RETRIES_ON_TIMEOUT = "ipc.client.connect.max.retries.on.timeouts";

  /**
   * Reads the settings and reaches for the warehouse.
   *
   * @throws InvalidConfig if the settings cannot be used
   * @throws IOException if the file system cannot be reached
   */
  static Session open(ConfigOptions options) throws IOException {
    NodelogConfig config = options.load();
    Configuration hadoop = hadoop(options, config);
    try {
      URI warehouse = Storages.whole(config.warehouse(), hadoop);
      return new Session(config, hadoop, Storages.of(warehouse, hadoop), new Path(warehouse));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfig(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unreachable(new Path(config.warehouse()), e);
    }
  }

  private static IOException unreachable(Path warehouse, IOException cause) {
    return new IOException(
        "Cannot reach the warehouse " + warehouse + ": " + Failures.reason(cause), cause);
  }

  /**
   * Hadoop's settings: its site files on the class path, then the command line. Whoever has them
   * may go to file systems: the login is done.
   */
  static Configuration hadoop(ConfigOptions options, NodelogConfig config) throws IOException {
    Configuration hadoop = new Configuration();
    if (ClusterSettings.isDefault(hadoop, RETRIES_ON_TIMEOUT)) {
      hadoop.setInt(RETRIES_ON_TIMEOUT, 2);
    }
    options.passedOn().forEach(hadoop::set);
    Storages.setPermissions(config.permissions(), hadoop);
    KerberosLogin.ensure(config.kerberos(), hadoop);
    return hadoop;
  }

  /**
   * Starts a run.
   *
   * @throws InvalidConfig if the warehouse is no directory
   * @throws IOException if the warehouse cannot be reached
   */
  Run run(Instant now) throws IOException {
    boolean directory;
    try {
      directory = storage.status(warehouse).map(FileEntry::directory).orElse(true);
    } catch (IOException e) {
      throw unreachable(warehouse, e);
    }
    if (!directory) {
      throw new InvalidConfig("Invalid warehouse: " + warehouse + " (must be a directory)");
    }
    return new Run(config, hadoop, storage, warehouse, Run.newId(now), now);
  }
}
