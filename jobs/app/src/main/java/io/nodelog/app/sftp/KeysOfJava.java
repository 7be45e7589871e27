package io.nodelog.app.sftp;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Tells the SSH library that Java has {@link Ed25519OfJava}, and nothing else. */
final class KeysOfJava extends AbstractSecurityProviderRegistrar {
  private static final String PROVIDER = "SunEC";

  static {
    SecurityUtils.registerSecurityProvider(new KeysOfJava());
  }

  private KeysOfJava() {
    super("JavaEd25519");
  }

  /** Does it, if it was not done. Must come before the library looks at any key. */
  static void register() {
    // The class is initialized by now, and that did it.
  }

  @Override
  public String getProviderName() {
    return PROVIDER;
  }

  @Override
  public Provider getSecurityProvider() {
    return Security.getProvider(PROVIDER);
  }

  @Override
  public boolean isSupported() {
    return getSecurityProvider() != null;
  }

  @Override
  public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
    return Optional.of(new Ed25519OfJava());
  }

  @Override
  public String getDefaultSecurityEntitySupportValue(Class<?> entity) {
    return ""; // of everything else the library knows itself who has it
  }
}
