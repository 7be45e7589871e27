package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.app.security.CredentialStore;
import io.nodelog.app.sftp.SftpServer;
import io.nodelog.app.sftp.SftpStorage;
import io.nodelog.config.NodeConfig;
import io.nodelog.config.SftpSourceConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.hdfs.storage.ReadableStorage;
import io.nodelog.hdfs.storage.Storages;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** The file systems that one source lies on, for one thread; connected to while this is open. */
final class SourceStorages implements Closeable {
  private final Run run;
  private final Optional<NodeConfig> node;
  private final SftpSourceConfig sftp;
  private final Map<String, SftpStorage> servers = new HashMap<>();

  private SourceStorages(Run run, Optional<NodeConfig> node, SftpSourceConfig sftp) {
    this.run = run;
    this.node = node;
    this.sftp = sftp;
  }

  /** Those of a source, which may be of the inventory or of the landing area. */
  static SourceStorages of(Run run, String node, String source) {
    Optional<NodeConfig> named =
        run.config().nodes().stream().filter(one -> one.name().equals(node)).findFirst();
    SftpSourceConfig sftp =
        named.stream()
            .flatMap(one -> one.sources().stream())
            .filter(one -> one.name().equals(source))
            .map(SourceConfig::sftp)
            .findFirst()
            .orElse(SftpSourceConfig.NONE);
    return new SourceStorages(run, named, sftp);
  }

  /** Those of the whole landing area. */
  static SourceStorages ofLandingArea(Run run) {
    return new SourceStorages(run, Optional.empty(), SftpSourceConfig.NONE);
  }

  /** A path with the name of its cluster, as the files that are found there have it. */
  Path whole(String uri) {
    return new Path(Storages.whole(new Path(uri).toUri(), run.hadoop()));
  }

  /** The file system of a file that was listed. */
  ReadableStorage of(SourceFile file) throws IOException {
    return file.isStandardInput() ? run.storage() : of(file.entry().path().toUri());
  }

  /** The file system that something lies on. */
  ReadableStorage of(URI uri) throws IOException {
    if (!"sftp".equals(uri.getScheme())) {
      return Storages.forReading(uri, run.hadoop());
    }
    return servers.computeIfAbsent(
        String.valueOf(uri.getAuthority()),
        authority ->
            new SftpStorage(
                SftpServer.of(uri, node, run.config().sftp(), sftp),
                new CredentialStore(run.hadoop())));
  }

  @Override
  public void close() {
    servers.values().forEach(SftpStorage::close);
    servers.clear();
  }
}
