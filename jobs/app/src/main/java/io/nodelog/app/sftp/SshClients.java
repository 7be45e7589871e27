package io.nodelog.app.sftp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.config.keys.ClientIdentityLoader;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;

/**
 * Makes SSH clients that know nothing but the configuration: no files of the user's home, no agent,
 * and only algorithms without known weakness.
 */
final class SshClients {
  private static final List<BuiltinDHFactories> KEY_EXCHANGES =
      List.of(
          BuiltinDHFactories.mlkem768x25519,
          BuiltinDHFactories.sntrup761x25519,
          BuiltinDHFactories.sntrup761x25519_openssh,
          BuiltinDHFactories.curve25519,
          BuiltinDHFactories.curve25519_libssh,
          BuiltinDHFactories.ecdhp256,
          BuiltinDHFactories.ecdhp384,
          BuiltinDHFactories.ecdhp521,
          BuiltinDHFactories.dhg16_512,
          BuiltinDHFactories.dhg18_512,
          BuiltinDHFactories.dhg14_256);
  private static final List<BuiltinCiphers> CIPHERS =
      List.of(
          BuiltinCiphers.aes128gcm,
          BuiltinCiphers.aes256gcm,
          BuiltinCiphers.cc20p1305_openssh,
          BuiltinCiphers.aes128ctr,
          BuiltinCiphers.aes192ctr,
          BuiltinCiphers.aes256ctr);
  private static final List<BuiltinMacs> MACS =
      List.of(
          BuiltinMacs.hmacsha256etm,
          BuiltinMacs.hmacsha512etm,
          BuiltinMacs.hmacsha256,
          BuiltinMacs.hmacsha512);
  private static final List<BuiltinSignatures> SIGNATURES =
      List.of(
          BuiltinSignatures.ed25519,
          BuiltinSignatures.nistp256,
          BuiltinSignatures.nistp384,
          BuiltinSignatures.nistp521,
          BuiltinSignatures.rsaSHA512,
          BuiltinSignatures.rsaSHA256);
  private static final List<UserAuthFactory> LOGINS =
      List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE);

  private SshClients() {}

  /** Makes a client for one server, and starts it. */
  static SshClient start(SftpServer server, PinnedKeys keys) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ClientBuilder.DH2KEX));
    client.setCipherFactories(supported(CIPHERS));
    client.setMacFactories(supported(MACS));
    client.setSignatureFactories(signatures(keys));
    client.setServerKeyVerifier(keys);
    client.setUserAuthFactories(LOGINS);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setClientIdentityLoader(ClientIdentityLoader.DEFAULT);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    setTimeouts(client, server.site().connectTimeout(), server.site().readTimeout());
    client.start();
    return client;
  }

  private static <T, F extends NamedFactory<T> & OptionalFeature> List<NamedFactory<T>> supported(
      List<F> algorithms) {
    return algorithms.stream()
        .filter(OptionalFeature::isSupported)
        .<NamedFactory<T>>map(algorithm -> algorithm)
        .toList();
  }

  /** A server shows a key of the first kind that it has: so those that are known come first. */
  private static List<NamedFactory<Signature>> signatures(PinnedKeys keys) {
    List<NamedFactory<Signature>> signatures = new ArrayList<>(supported(SIGNATURES));
    signatures.sort(Comparator.comparing(signature -> !keys.hasKind(kind(signature))));
    return signatures;
  }

  private static String kind(NamedResource signature) {
    return signature.getName().startsWith("rsa-") ? "ssh-rsa" : signature.getName();
  }

  private static void setTimeouts(SshClient client, Duration connect, Duration read) {
    CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, connect);
    // Whoever waits for the login gives up first, and can say why.
    CoreModuleProperties.AUTH_TIMEOUT.set(client, connect.plus(connect));
    CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, connect);
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, connect);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, read);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, read);
    CoreModuleProperties.NIO_WORKERS.set(client, 1);
  }
}
