package io.nodelog.config;

import io.nodelog.bytes.AddressRanges;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one kind of log of a node is found, and how its lines are read.
 *
 * @param name unique in its node
 * @param uri an absolute Hadoop URI as text, with glob; not percent-encoded, as Hadoop's paths are;
 *     or {@link #STANDARD_INPUT}
 * @param format a preset's name or the server's own format string
 * @param zone of timestamps that name none
 * @param trustedProxies those of this source, if they differ from those of the site
 * @param sftp how its server is known and logged in to, if that differs from the site
 */
public record SourceConfig(
    String name,
    String uri,
    String format,
    Optional<ZoneId> zone,
    Optional<AddressRanges> trustedProxies,
    SftpSourceConfig sftp) {
  /** The URI of a source that only comes through standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final String SFTP = "sftp";
  private static final Pattern SFTP_URI =
      Pattern.compile("sftp://[^@/]+@[^@/]+/.*", Pattern.DOTALL);

  static SourceConfig of(Section section) {
    section.allowOnly("name", "uri", "format", "zone", ClientConfig.TRUSTED_PROXIES, SFTP);
    String uri = uri(section);
    return new SourceConfig(
        section.text("name", Names.SOURCE),
        uri,
        section.text("format", Names.FORMAT),
        section.optionalZone("zone"),
        section.has(ClientConfig.TRUSTED_PROXIES)
            ? Optional.of(section.addressRanges(ClientConfig.TRUSTED_PROXIES))
            : Optional.empty(),
        sftp(section, uri));
  }

  private static String uri(Section section) {
    if (section.string("uri").equals(STANDARD_INPUT)) {
      return STANDARD_INPUT;
    }
    String uri = section.location("uri");
    if (isSftp(uri) && !SFTP_URI.matcher(uri).matches()) {
      throw section.invalid("uri", "must name the user, as in sftp://user@host/path");
    }
    return uri;
  }

  private static SftpSourceConfig sftp(Section section, String uri) {
    if (!section.has(SFTP)) {
      return SftpSourceConfig.NONE;
    }
    if (!isSftp(uri)) {
      throw section.invalid(SFTP, "must only be given where the uri starts with sftp:");
    }
    return SftpSourceConfig.of(section.section(SFTP));
  }

  /** Whether it only comes through standard input. */
  public boolean isStandardInput() {
    return uri.equals(STANDARD_INPUT);
  }

  /** How its lines are read. */
  public SourceFormat sourceFormat() {
    return new SourceFormat(format, zone);
  }

  private static boolean isSftp(String uri) {
    return uri.startsWith(SFTP + ":");
  }
}
