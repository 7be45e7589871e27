package io.nodelog.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is different for the server of one source of {@code sftp:}.
 *
 * @param hostKeys fingerprints of keys that the server may show, beside those of the site
 * @param keyFile a private key to log in with
 * @param passwordFile what to log in with where there is no key
 */
public record SftpSourceConfig(
    List<String> hostKeys, Optional<Path> keyFile, Optional<Path> passwordFile) {
  /** Nothing is different. */
  public static final SftpSourceConfig NONE =
      new SftpSourceConfig(List.of(), Optional.empty(), Optional.empty());

  static SftpSourceConfig of(Section section) {
    section.allowOnly("host-keys", "key-file", "password-file");
    return new SftpSourceConfig(
        section.texts("host-keys", Names.FINGERPRINT),
        section.optionalFile("key-file"),
        section.optionalFile("password-file"));
  }

  /** Whether the source has a login of its own. */
  public boolean hasLogin() {
    return keyFile.isPresent() || passwordFile.isPresent();
  }
}
