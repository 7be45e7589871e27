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
 * @param passwordAlias the same, by its name in Hadoop's credential providers
 */
public record SftpSourceConfig(
    List<String> hostKeys,
    Optional<Path> keyFile,
    Optional<Path> passwordFile,
    Optional<String> passwordAlias) {
  /** Nothing is different. */
  public static final SftpSourceConfig NONE =
      new SftpSourceConfig(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  static SftpSourceConfig of(Section section) {
    section.allowOnly("host-keys", "key-file", "password-file", "password-alias");
    refuseTwoPasswords(section);
    return new SftpSourceConfig(
        section.texts("host-keys", Names.FINGERPRINT),
        section.optionalFile("key-file"),
        section.optionalFile("password-file"),
        section.optionalText("password-alias", Names.ALIAS));
  }

  static void refuseTwoPasswords(Section section) {
    if (section.has("password-file") && section.has("password-alias")) {
      throw section.invalid("password-alias", "must not stand beside password-file");
    }
  }

  /** Whether the source has a login of its own. */
  public boolean hasLogin() {
    return keyFile.isPresent() || passwordFile.isPresent() || passwordAlias.isPresent();
  }
}
