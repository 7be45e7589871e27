package io.nodelog.app.security;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.ConfigRedactor;
import org.apache.hadoop.conf.Configuration;

/** Keys of Hadoop and Spark whose values are secrets. */
public final class SecretKeys {
  /** What Hadoop does not count among its secrets, such as spark.ssl.keyPassword. */
  private static final Pattern SECRET = Pattern.compile("(?i)(secret|password|passphrase)$");

  private static final String VALUE = "value";

  private SecretKeys() {}

  /** Returns the first key of a secret. */
  public static Optional<String> firstOf(Collection<String> keys) {
    if (keys.isEmpty()) {
      return Optional.empty(); // most commands, which need not read Hadoop's settings for that
    }
    ConfigRedactor sensitive = new ConfigRedactor(new Configuration());
    for (String key : keys) {
      if (SECRET.matcher(key).find() || !VALUE.equals(sensitive.redact(key, VALUE))) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
