package io.nodelog.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the servers of sources of {@code sftp:} are known, logged in to, and how long they may take.
 *
 * @param knownHosts the file that has their keys, as OpenSSH writes it
 * @param keyFile a private key to log in with
 * @param passwordFile what to log in with where there is no key
 * @param passwordAlias the same, by its name in Hadoop's credential providers
 * @param connectTimeout within which a connection stands and the login is done
 * @param readTimeout how long a server may say nothing
 */
public record SftpConfig(
    Optional<Path> knownHosts,
    Optional<Path> keyFile,
    Optional<Path> passwordFile,
    Optional<String> passwordAlias,
    Duration connectTimeout,
    Duration readTimeout) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  static SftpConfig of(Section section) {
    section.allowOnly(
        "known-hosts",
        "key-file",
        "password-file",
        "password-alias",
        "connect-timeout",
        "read-timeout");
    SftpSourceConfig.refuseTwoPasswords(section);
    return new SftpConfig(
        section.optionalFile("known-hosts"),
        section.optionalFile("key-file"),
        section.optionalFile("password-file"),
        section.optionalText("password-alias", Names.ALIAS),
        section.duration("connect-timeout", SHORTEST, LONGEST),
        section.duration("read-timeout", SHORTEST, LONGEST));
  }
}
