package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.app.security.JobTokens;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Hadoop's settings for work on a cluster: they know YARN, do not wait for it for long, and say
 * what tasks need tokens of.
 */
final class ClusterSettings {
  /** Hadoop's default is a quarter of an hour without a word. */
  private static final long MOST_MILLIS = 60_000;

  private static final long RETRY_MILLIS = 5_000;

  private ClusterSettings() {}

  /** Returns a copy; what a site or the command line says stays as it is. */
  static Configuration of(Run run) throws IOException {
    Configuration settings = new YarnConfiguration(run.hadoop());
    JobTokens.ask(run.config(), settings);
    shorten(settings, YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, MOST_MILLIS);
    shorten(settings, YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, RETRY_MILLIS);
    return settings;
  }

  private static void shorten(Configuration settings, String key, long millis) {
    if (isDefault(settings, key)) {
      settings.setLong(key, millis);
    }
  }

  /** Whether nobody has set a key. */
  static boolean isDefault(Configuration hadoop, String key) {
    String[] sources = hadoop.getPropertySources(key);
    return sources == null || sources[sources.length - 1].endsWith("-default.xml");
  }
}
