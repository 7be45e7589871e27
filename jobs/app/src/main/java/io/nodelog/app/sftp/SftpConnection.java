package io.nodelog.app.sftp;

import io.nodelog.app.security.CredentialStore;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A connection to a server that showed a key that is known, and let us in. */
final class SftpConnection implements Closeable {
  private final SshClient client;
  private final SftpClient sftp;

  private SftpConnection(SshClient client, SftpClient sftp) {
    this.client = client;
    this.sftp = sftp;
  }

  /**
   * Connects.
   *
   * @throws IOException if the server cannot be reached, shows another key, or refuses the login
   */
  static SftpConnection open(SftpServer server, CredentialStore secrets) throws IOException {
    KeysOfJava.register();
    PinnedKeys keys = PinnedKeys.of(server);
    Login login = Login.of(server, secrets);
    SshClient client = SshClients.start(server, keys);
    try {
      ClientSession session = connect(client, server);
      logIn(session, server, login, keys);
      return new SftpConnection(client, SftpClientFactory.instance().createSftpClient(session));
    } catch (IOException | RuntimeException e) {
      client.close(true);
      throw e instanceof IOException failure ? failure : new IOException(e.toString(), e);
    }
  }

  private static ClientSession connect(SshClient client, SftpServer server) throws IOException {
    try {
      return client
          .connect(server.user(), server.address(), server.port())
          .verify(server.site().connectTimeout())
          .getSession();
    } catch (IOException | UnresolvedAddressException e) {
      throw new IOException("cannot connect to " + server + ": " + reason(e), e);
    }
  }

  private static void logIn(ClientSession session, SftpServer server, Login login, PinnedKeys keys)
      throws IOException {
    login.keys().forEach(session::addPublicKeyIdentity);
    login.password().ifPresent(session::addPasswordIdentity);
    try {
      session.auth().verify(server.site().connectTimeout());
    } catch (IOException e) {
      throw new IOException(
          keys.refused()
              .map(
                  key ->
                      server
                          + " shows the key "
                          + key
                          + ", which is not one that is known of it (see sftp.known-hosts)")
              .orElse("cannot log in to " + server + ": " + reason(e)),
          e);
    }
  }

  /** The first reason in the chain that says something. */
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "its name is not known";
      } else if (cause instanceof TimeoutException) {
        return "no answer in time";
      } else if (cause instanceof ConnectException refused) {
        return String.valueOf(refused.getMessage());
      }
    }
    return String.valueOf(failure.getMessage());
  }

  /** What goes wrong between two who understood each other before. */
  static IOException lost(Exception cause) {
    return new IOException("the connection to the server was lost: " + cause.getMessage(), cause);
  }

  SftpClient sftp() {
    return sftp;
  }

  boolean isOpen() {
    return sftp.isOpen();
  }

  @Override
  public void close() {
    client.close(true); // all was read, or nobody wants it: there is nothing to wait for
  }
}
