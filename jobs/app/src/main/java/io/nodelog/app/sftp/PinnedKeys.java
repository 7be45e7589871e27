package io.nodelog.app.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * The keys that a server may show. Nothing is learnt: a key that is not among them ends the
 * connection, before anything is said of who logs in.
 */
final class PinnedKeys implements ServerKeyVerifier {
  private static final String REVOKED = "revoked";

  private final List<String> fingerprints;
  private final List<PublicKey> known = new ArrayList<>();
  private final List<PublicKey> revoked = new ArrayList<>();
  private volatile String refused = "";

  private PinnedKeys(List<String> fingerprints) {
    this.fingerprints = fingerprints;
  }

  /**
   * Reads what is known of a server.
   *
   * @throws IOException if nothing is, or the file of known hosts cannot be read
   */
  static PinnedKeys of(SftpServer server) throws IOException {
    PinnedKeys keys = new PinnedKeys(server.source().hostKeys());
    Optional<Path> file = server.site().knownHosts();
    if (file.isPresent()) {
      keys.readKnownHosts(file.get(), server);
    }
    if (keys.fingerprints.isEmpty() && keys.known.isEmpty()) {
      throw new IOException(
          "no key of "
              + server
              + " is known (must be in the file sftp.known-hosts, or in sftp.host-keys of the"
              + " source)");
    }
    return keys;
  }

  private void readKnownHosts(Path file, SftpServer server) throws IOException {
    try {
      for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(file)) {
        if (entry.isHostMatch(server.host(), server.port())
            || entry.isHostMatch(server.address(), server.port())) {
          add(entry);
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IOException("the known hosts of " + file + " cannot be read: " + e, e);
    }
  }

  private void add(KnownHostEntry entry) throws IOException, GeneralSecurityException {
    AuthorizedKeyEntry line = entry.getKeyEntry();
    PublicKey key =
        line == null ? null : line.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
    String marker = entry.getMarker();
    if (key == null) {
      return; // of a kind that is not used
    }
    if (REVOKED.equals(marker)) {
      revoked.add(key);
    } else if (marker == null || marker.isEmpty()) {
      known.add(key); // a marker may make it the key of an authority, which is none of a server
    }
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    if (allows(key)) {
      return true;
    }
    refused = KeyUtils.getKeyType(key) + " " + fingerprint(key);
    return false;
  }

  private boolean allows(PublicKey key) {
    return revoked.stream().noneMatch(one -> KeyUtils.compareKeys(one, key))
        && (fingerprints.contains(fingerprint(key))
            || known.stream().anyMatch(one -> KeyUtils.compareKeys(one, key)));
  }

  private static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
  }

  /** The kind and fingerprint of the key that was shown and is not among these, if one was. */
  Optional<String> refused() {
    return refused.isEmpty() ? Optional.empty() : Optional.of(refused);
  }

  /** Whether a key of this kind is known, so that the server should be asked for it first. */
  boolean hasKind(String kind) {
    return known.stream().anyMatch(key -> KeyUtils.getKeyType(key).equals(kind));
  }
}
