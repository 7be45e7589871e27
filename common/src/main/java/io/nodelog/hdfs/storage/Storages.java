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
  private static final String HDFS = "hdfs";

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
   * Returns a URI with the name of its cluster: {@code hdfs:///} without one is that of {@code
   * fs.defaultFS}, if that is an HDFS. Files are told apart, and found, by whole URIs only.
   */
  public static URI whole(URI uri, Configuration configuration) {
    URI standard = FileSystem.getDefaultUri(configuration);
    return isNameless(uri) && HDFS.equals(standard.getScheme())
        ? new Path(uri).makeQualified(standard, new Path("/")).toUri()
        : uri;
  }

  private static boolean isNameless(URI uri) {
    return HDFS.equals(uri.getScheme()) && uri.getAuthority() == null;
  }

  /**
   * Returns the storage of a warehouse by the scheme of its URI, which is a whole one.
   *
   * @throws IllegalArgumentException if the scheme is not one whose commit has been proved, or no
   *     cluster is named
   * @throws IOException if the file system cannot be reached
   */
  public static Storage of(URI warehouse, Configuration configuration) throws IOException {
    if (isNameless(warehouse)) {
      throw new IllegalArgumentException(
          "Invalid warehouse: " + warehouse + " (" + mustBeNamed(configuration) + ")");
    }
    String scheme = warehouse.getScheme() == null ? "" : warehouse.getScheme();
    Modes modes = Modes.of(new Path(warehouse), configuration);
    return switch (scheme) {
      case "file" -> new LocalStorage(modes);
      case HDFS -> HadoopStorage.of(warehouse, configuration, modes);
      default ->
          throw new IllegalArgumentException(
              "Invalid warehouse: "
                  + warehouse
                  + " (must start with hdfs: or file:, where exactly one of several writers wins a"
                  + " commit; for other file systems that is not proved)");
    };
  }

  private static String mustBeNamed(Configuration configuration) {
    return "must name the NameNode or name service, because fs.defaultFS is "
        + FileSystem.getDefaultUri(configuration);
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
    if (isNameless(source)) {
      throw new IOException(mustBeNamed(configuration));
    }
    return "file".equals(source.getScheme())
        ? local()
        : HadoopStorage.of(source, configuration, Modes.outside());
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
}
