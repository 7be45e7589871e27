package io.nodelog.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How Nodelog logs in to Kerberos; without both, whatever login there is counts.
 *
 * @param principal whom it logs in as; there if and only if the keytab is
 * @param keytab the file with its keys
 */
public record KerberosConfig(Optional<String> principal, Optional<Path> keytab) {
  static KerberosConfig of(Section section) {
    section.allowOnly("principal", "keytab");
    Optional<String> principal = section.optionalText("principal", Names.PRINCIPAL);
    Optional<Path> keytab = section.optionalFile("keytab");
    if (principal.isPresent() && keytab.isEmpty()) {
      throw section.invalid("principal", "needs kerberos.keytab beside it");
    } else if (principal.isEmpty() && keytab.isPresent()) {
      throw section.invalid("keytab", "needs kerberos.principal beside it");
    }
    return new KerberosConfig(principal, keytab);
  }
}
