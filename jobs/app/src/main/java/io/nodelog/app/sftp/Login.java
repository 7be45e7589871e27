package io.nodelog.app.sftp;

import io.nodelog.app.security.CredentialStore;
import io.nodelog.app.security.SecretFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * What a server is logged in to with: what the source names, or else what the site does.
 *
 * @param keys tried first
 * @param password tried then
 */
record Login(Iterable<KeyPair> keys, Optional<String> password) {
  /**
   * Reads the files that hold it, or asks the credential providers.
   *
   * @throws IOException if there are none, others may read them, or they hold nothing of use
   */
  static Login of(SftpServer server, CredentialStore secrets) throws IOException {
    boolean own = server.source().hasLogin();
    Optional<Path> key = own ? server.source().keyFile() : server.site().keyFile();
    Optional<Path> file = own ? server.source().passwordFile() : server.site().passwordFile();
    Optional<String> alias = own ? server.source().passwordAlias() : server.site().passwordAlias();
    if (key.isEmpty() && file.isEmpty() && alias.isEmpty()) {
      throw new IOException(
          "there is nothing to log in to "
              + server
              + " with (must be sftp.key-file, sftp.password-file or sftp.password-alias)");
    }
    return new Login(
        key.isPresent() ? readKeys(key.get()) : List.of(), password(file, alias, secrets));
  }

  private static Optional<String> password(
      Optional<Path> file, Optional<String> alias, CredentialStore secrets) throws IOException {
    if (file.isPresent()) {
      return Optional.of(SecretFile.readLine(file.get()));
    }
    return alias.isPresent() ? Optional.of(secrets.read(alias.get())) : Optional.empty();
  }

  private static Iterable<KeyPair> readKeys(Path file) throws IOException {
    byte[] bytes = SecretFile.read(file);
    try {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName(file.toString()),
              new ByteArrayInputStream(bytes),
              FilePasswordProvider.EMPTY);
      if (keys != null) {
        return keys;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IOException(unusable(file), e);
    }
    throw new IOException(unusable(file));
  }

  private static String unusable(Path file) {
    return file + " holds no key that can be used (must be a private key without passphrase)";
  }

  /** The secrets are nobody's to print. */
  @Override
  public String toString() {
    return "Login";
  }
}
