package io.nodelog.app.security;

import io.nodelog.config.InvalidConfig;
import io.nodelog.config.KerberosConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import javax.security.auth.login.LoginException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.security.SecurityUtil;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.UserGroupInformation.AuthenticationMethod;

/**
 * Logs this process in to Kerberos, before it touches the first file system. A login that is there
 * stays: that of {@code spark-submit --keytab}, or the tokens that a launcher handed over. A login
 * from a keytab is renewed by Hadoop as long as the process lasts.
 */
public final class KerberosLogin {
  private static final String AUTHENTICATION =
      CommonConfigurationKeysPublic.HADOOP_SECURITY_AUTHENTICATION;
  private static final String RENEWAL =
      CommonConfigurationKeysPublic.HADOOP_KERBEROS_KEYTAB_LOGIN_AUTORENEWAL_ENABLED;
  private static final String UNKNOWN_CLIENT = "not found in Kerberos database";

  private final String principal;
  private final Path keytab;

  private KerberosLogin(String principal, Path keytab) {
    this.principal = principal;
    this.keytab = keytab;
  }

  /**
   * Logs in as the settings say, if they do.
   *
   * @param hadoop Hadoop's settings, with those of the command line
   * @throws InvalidConfig if that cannot work with these settings and files
   * @throws IOException if no KDC answers, or it refuses
   */
  public static void ensure(KerberosConfig kerberos, Configuration hadoop) throws IOException {
    if (!isAskedFor(hadoop)) {
      if (kerberos.principal().isPresent()) {
        throw new InvalidConfig(
            "Cannot log in as "
                + kerberos.principal().get()
                + ": Hadoop's settings say "
                + AUTHENTICATION
                + " = "
                + hadoop.get(AUTHENTICATION)
                + " (must be kerberos; see HADOOP_CONF_DIR)");
      }
      return;
    }
    if (kerberos.principal().isPresent() && kerberos.keytab().isPresent()) {
      hadoop.setBoolean(RENEWAL, true);
      UserGroupInformation.setConfiguration(hadoop);
      new KerberosLogin(resolved(kerberos.principal().get()), kerberos.keytab().get()).ensure();
    } else {
      UserGroupInformation.setConfiguration(hadoop);
    }
  }

  /** Whether Hadoop's settings ask for Kerberos. */
  static boolean isAskedFor(Configuration hadoop) {
    return SecurityUtil.getAuthenticationMethod(hadoop) == AuthenticationMethod.KERBEROS;
  }

  /** Puts this machine in the place of {@code _HOST}, and adds the realm if none is named. */
  private static String resolved(String principal) throws IOException {
    try {
      String named = SecurityUtil.getServerPrincipal(principal, "");
      return new KerberosPrincipal(named).getName();
    } catch (IllegalArgumentException e) {
      throw new InvalidConfig(
          "Invalid nodelog.kerberos.principal: "
              + principal
              + " (must name its realm, because krb5.conf has no default_realm)",
          e);
    }
  }

  private void ensure() throws IOException {
    UserGroupInformation user = UserGroupInformation.getCurrentUser();
    if (user.isFromKeytab()) {
      if (!user.getUserName().equals(principal)) {
        throw new InvalidConfig(
            "Invalid nodelog.kerberos.principal: "
                + principal
                + " (this process is logged in as "
                + user.getUserName()
                + " already)");
      }
    } else if (user.hasKerberosCredentials() || user.getTokens().isEmpty()) {
      // Tokens alone are those of a launcher such as Oozie or YARN, where no keytab has to be.
      requireKey();
      logIn();
    }
  }

  private void requireKey() {
    try {
      SecretFile.check(keytab);
    } catch (IOException e) {
      throw new InvalidConfig("Invalid nodelog.kerberos.keytab: " + e.getMessage(), e);
    }
    KerberosPrincipal owner = new KerberosPrincipal(principal);
    if (KeyTab.getInstance(owner, keytab.toFile()).getKeys(owner).length == 0) {
      throw new InvalidConfig(
          "Invalid nodelog.kerberos.keytab: "
              + keytab
              + " (must hold a key of "
              + principal
              + "; klist -kt shows what it holds)");
    }
  }

  private void logIn() throws IOException {
    try {
      UserGroupInformation.loginUserFromKeytab(principal, keytab.toString());
    } catch (IOException e) {
      String reason = reason(e);
      if (reason.contains(UNKNOWN_CLIENT)) {
        throw new InvalidConfig(
            "Invalid nodelog.kerberos.principal: "
                + principal
                + " (must be one that the KDC knows; it says: "
                + reason
                + ")",
            e);
      }
      throw new IOException(
          "Cannot log in to Kerberos as " + principal + " from " + keytab + ": " + reason, e);
    }
  }

  /** What Java says of it; Hadoop's own words around it repeat the principal and the keytab. */
  private static String reason(Throwable failure) {
    String reason = String.valueOf(failure.getMessage());
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException || cause instanceof ConnectException) {
        return "no KDC answers (krb5.conf names them)";
      } else if (cause instanceof LoginException && cause.getMessage() != null) {
        reason = cause.getMessage();
      }
    }
    return reason;
  }
}
