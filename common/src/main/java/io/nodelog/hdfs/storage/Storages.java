package io.nodelog.hdfs.storage;

import io.nodelog.config.PermissionsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Picks the storage for a warehouse. */
public final class Storages {
  private Storages() {}

  /** The local file system. */
  public static Storage local() {
    return new LocalStorage(Modes.outside());
  }

  /** Lets a configuration say which modes what a warehouse holds is to have. */
  public static void setPermissions(PermissionsConfig permissions, Configuration configuration) {
    Modes.write(permissions, configuration);
  }

  /**
   * Returns the storage of a warehouse by the scheme of its URI. {@code hdfs:///} without a name is
   * the cluster of {@code fs.defaultFS}.
   *
   * @throws IllegalArgumentException if the scheme is not one whose commit has been proved
   * @throws IOException if the file system cannot be reached
   */
  public static Storage of(URI warehouse, Configuration configuration) throws IOException {
    String scheme = warehouse.getScheme() == null ? "" : warehouse.getScheme();
    Modes modes = Modes.of(new Path(warehouse), configuration);
    return switch (scheme) {
      case "file" -> new LocalStorage(modes);
      case "hdfs" ->
          HadoopStorage.of(
              withNameNode("warehouse", warehouse, configuration), configuration, modes);
      default ->
          throw new IllegalArgumentException(
              "Invalid warehouse: "
                  + warehouse
                  + " (must start with hdfs: or file:, where exactly one of several writers wins a"
                  + " commit; for other file systems that is not proved)");
    };
  }

  /**
   * Returns the root of a warehouse with the name of its NameNode, as {@link #of} finds it.
   *
   * @throws IllegalArgumentException if no NameNode is known
   */
  public static Path root(URI warehouse, Configuration configuration) {
    URI nameNode = withNameNode("warehouse", warehouse, configuration);
    return new Path(warehouse).makeQualified(nameNode, null);
  }

  /**
   * Returns the file system that a source lies on: any that Hadoop can read, because nothing is
   * committed there.
   *
   * @throws IOException if the file system is not known or cannot be reached
   */
  public static ReadableStorage forReading(URI source, Configuration configuration)
      throws IOException {
    if ("sftp".equals(source.getScheme())) {
      // Hadoop's own reader of these takes any key that a server shows.
      throw new IOException("only a source can lie on sftp:");
    }
    return "file".equals(source.getScheme())
        ? local()
        : HadoopStorage.of(
            withNameNode("source", source, configuration), configuration, Modes.outside());
  }

  /**
   * Opens a file for reading from its start to its end, on any file system that Hadoop can read.
   *
   * @param file its URI as text
   * @throws IOException if the URI is none, the file system is not known or cannot be reached, or
   *     the file cannot be opened
   */
  public static InputStream open(String file, Configuration configuration) throws IOException {
    return Unreachable.told(
        () -> {
          Path path = new Path(file);
          return path.getFileSystem(configuration).open(path);
        });
  }

  private static URI withNameNode(String what, URI uri, Configuration configuration) {
    if (!"hdfs".equals(uri.getScheme()) || uri.getAuthority() != null) {
      return uri;
    }
    URI standard = FileSystem.getDefaultUri(configuration);
    if (!"hdfs".equals(standard.getScheme()) || standard.getAuthority() == null) {
      throw new IllegalArgumentException(
          "Invalid "
              + what
              + ": "
              + uri
              + " (must name the NameNode or name service, because fs.defaultFS is "
              + standard
              + ")");
    }
    return standard;
  }
}
