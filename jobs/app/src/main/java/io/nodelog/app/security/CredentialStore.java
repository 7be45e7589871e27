package io.nodelog.app.security;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.alias.CredentialProviderFactory;

/**
 * Secrets in the credential providers that Hadoop's settings name, such as a keystore on HDFS. A
 * value in the settings themselves is none: Hadoop would take that too.
 */
public final class CredentialStore {
  private static final String PROVIDERS = CredentialProviderFactory.CREDENTIAL_PROVIDER_PATH;

  private final Configuration hadoop;

  public CredentialStore(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * Returns a secret.
   *
   * @param alias its name
   * @throws IOException if no provider has it, or one cannot be opened; the message holds none of
   *     it
   */
  public String read(String alias) throws IOException {
    String providers = hadoop.get(PROVIDERS, "");
    if (providers.isBlank()) {
      throw new IOException(
          "cannot look up the credential " + alias + ": " + PROVIDERS + " names no provider");
    }
    char[] secret;
    try {
      secret = hadoop.getPasswordFromCredentialProviders(alias);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "cannot look up the credential " + alias + " in " + providers + ": " + reason(e), e);
    }
    if (secret == null || secret.length == 0) {
      throw new IOException(
          "there is no credential "
              + alias
              + " in "
              + providers
              + " (hadoop credential create "
              + alias
              + " stores it)");
    }
    return new String(secret);
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
