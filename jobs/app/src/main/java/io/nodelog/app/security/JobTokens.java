package io.nodelog.app.security;

import io.nodelog.config.KerberosConfig;
import io.nodelog.config.NodelogConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Lets both engines fetch delegation tokens, with which tasks reach file systems: tasks have no
 * keytab and no ticket. What spark-submit or the command line says of that holds.
 */
public final class JobTokens {
  private static final String SPARK_FILE_SYSTEMS = "spark.kerberos.access.hadoopFileSystems";
  private static final String SPARK_PRINCIPAL = "spark.kerberos.principal";
  private static final String SPARK_KEYTAB = "spark.kerberos.keytab";

  private JobTokens() {}

  /**
   * Says of which file systems, and with which keytab Spark renews them.
   *
   * @param hadoop settings of a job, which are changed
   */
  public static void ask(NodelogConfig config, Configuration hadoop) throws IOException {
    if (!KerberosLogin.isAskedFor(hadoop)) {
      return;
    }
    Set<String> warehouse = new TreeSet<>();
    add(config.warehouse().toString(), hadoop, warehouse);
    set(MRJobConfig.JOB_NAMENODES, String.join(",", warehouse), hadoop);
    Set<String> all = new TreeSet<>(warehouse);
    config.nodes().stream()
        .flatMap(node -> node.sources().stream())
        .forEach(source -> add(source.uri(), hadoop, all));
    config.nodeFromPath().ifPresent(landing -> add(landing.root(), hadoop, all));
    set(SPARK_FILE_SYSTEMS, String.join(",", all), hadoop);
    if (UserGroupInformation.getLoginUser().isFromKeytab()) {
      keytab(config.kerberos(), hadoop);
    }
  }

  private static void keytab(KerberosConfig kerberos, Configuration hadoop) throws IOException {
    if (kerberos.keytab().isPresent() && System.getProperty(SPARK_KEYTAB) == null) {
      set(SPARK_PRINCIPAL, UserGroupInformation.getLoginUser().getUserName(), hadoop);
      set(SPARK_KEYTAB, kerberos.keytab().get().toString(), hadoop);
    }
  }

  /** Adds the file system of a place, unless it is one that hands out no tokens. */
  private static void add(String place, Configuration hadoop, Set<String> fileSystems) {
    int path = place.indexOf(":/");
    String scheme = path < 0 ? "" : place.substring(0, path);
    if (scheme.isEmpty() || scheme.equals("file") || scheme.equals("sftp")) {
      return;
    }
    URI uri = URI.create(place.replaceFirst("^([^:]+:(?://[^/]*)?).*", "$1/"));
    boolean named = uri.getAuthority() != null;
    fileSystems.add((named ? uri : FileSystem.getDefaultUri(hadoop)).toString());
  }

  private static void set(String key, String value, Configuration hadoop) {
    if (!value.isEmpty() && hadoop.get(key) == null && System.getProperty(key) == null) {
      hadoop.set(key, value);
    }
  }
}
