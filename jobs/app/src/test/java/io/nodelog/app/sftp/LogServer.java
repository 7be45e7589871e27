package io.nodelog.app.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on this machine that hands out a directory, and remembers who wanted what. */
public final class LogServer implements Closeable {
  /** Where it is reached. */
  public static final String HOST = "127.0.0.1";

  /** The one that lets in whoever has no key. */
  public static final String PASSWORD = "correct horse";

  static {
    KeysOfJava.register();
  }

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey;
  private final List<String> passwords = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  private LogServer(Path root, KeyPair... hostKeys) throws IOException {
    hostKey = hostKeys[0];
    server.setHost(HOST);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          passwords.add(password);
          return password.equals(PASSWORD);
        });
    server.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            connections.incrementAndGet();
          }
        });
    server.start();
  }

  /** Starts a server that has these keys, of which tests ask for the first. */
  public static LogServer start(Path root, KeyPair... hostKeys) throws IOException {
    return new LogServer(root, hostKeys);
  }

  /** Makes a key. */
  public static KeyPair key(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  /** Lets in who has the key. */
  public void admit(KeyPair user) {
    server.setPublickeyAuthenticator(
        (name, key, session) -> KeyUtils.compareKeys(key, user.getPublic()));
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** The passwords that were offered. */
  public List<String> passwords() {
    return passwords;
  }

  int connections() {
    return connections.get();
  }

  /** The fingerprint of its first key. */
  public String fingerprint() {
    return fingerprint(hostKey);
  }

  static String fingerprint(KeyPair key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
  }

  /** What a file of known hosts says of a server at a port. */
  static String knownHost(int port, KeyPair key) {
    return "[" + HOST + "]:" + port + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
  }

  /** Writes a private key as ssh-keygen does. */
  public static Path writeKey(Path file, KeyPair key) throws IOException, GeneralSecurityException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "nodelog", null, out);
    }
    return file;
  }

  /** Writes a password as only its owner may read it. */
  static Path writePassword(Path file, String password) throws IOException {
    Files.writeString(file, password + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
