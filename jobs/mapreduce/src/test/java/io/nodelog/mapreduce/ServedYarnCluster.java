package io.nodelog.mapreduce;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * A YARN and an HDFS for other processes, until standard input ends. Its settings lie as the site
 * files of a {@code HADOOP_CONF_DIR}. Containers get the jars of one directory and what is shipped
 * to them; they do not see the class path of this process, as those of a mini cluster mostly do.
 */
final class ServedYarnCluster {
  private static final List<String> SITE_FILES =
      List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml", "mapred-site.xml");

  private ServedYarnCluster() {}

  /**
   * Serves.
   *
   * @param args a directory to fill, and that of Hadoop's jars
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    try (YarnCluster cluster = YarnCluster.start(directory)) {
      writeSite(settings(cluster, args[1]), Files.createDirectories(directory.resolve("conf")));
      System.out.println("ready");
      System.in.readAllBytes();
    }
  }

  private static Configuration settings(YarnCluster cluster, String jars) {
    Configuration settings = cluster.configuration();
    settings.setBoolean("yarn.is.minicluster", false);
    settings.unset("net.topology.node.switch.mapping.impl"); // a class of tests
    settings.set("yarn.application.classpath", jars + "/*");
    settings.set("mapreduce.application.classpath", jars + "/*");
    return settings;
  }

  /** Each file has all that is not a default, because defaults go before the files of others. */
  private static void writeSite(Configuration settings, Path directory) throws IOException {
    Configuration site = new Configuration(false);
    for (Map.Entry<String, String> entry : settings) {
      String[] sources = settings.getPropertySources(entry.getKey());
      if (sources != null && !sources[sources.length - 1].endsWith("-default.xml")) {
        site.set(entry.getKey(), settings.getRaw(entry.getKey()));
      }
    }
    for (String file : SITE_FILES) {
      try (OutputStream out = Files.newOutputStream(directory.resolve(file))) {
        site.writeXml(out);
      }
    }
  }
}
