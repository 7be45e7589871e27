package io.nodelog.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.alias.CredentialProvider;
import org.apache.hadoop.security.alias.CredentialProviderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialStoreTest {
  @TempDir Path directory;

  private final Configuration hadoop = new Configuration();
  private String provider;

  @BeforeEach
  void nameAProvider() {
    provider = "localjceks://file" + directory.resolve("secrets.jceks");
    hadoop.set("hadoop.security.credential.provider.path", provider);
  }

  private void store(String alias, String secret) throws IOException {
    CredentialProvider first = CredentialProviderFactory.getProviders(hadoop).get(0);
    first.createCredentialEntry(alias, secret.toCharArray());
    first.flush();
  }

  @Test
  void readsWhatHadoopStored() throws IOException {
    store("web.sftp", "c4n4ry");

    assertThat(new CredentialStore(hadoop).read("web.sftp")).isEqualTo("c4n4ry");
  }

  @Test
  void namesAnAliasThatIsAbsentAndTakesNoValueOfTheSettingsForIt() throws IOException {
    store("other", "c4n4ry");
    hadoop.set("web.sftp", "c4n4ry");

    assertThatThrownBy(() -> new CredentialStore(hadoop).read("web.sftp"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "there is no credential web.sftp in "
                + provider
                + " (hadoop credential create web.sftp stores it)");
  }

  @Test
  void asksForAProvider() {
    hadoop.unset("hadoop.security.credential.provider.path");

    assertThatThrownBy(() -> new CredentialStore(hadoop).read("web.sftp"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot look up the credential web.sftp: hadoop.security.credential.provider.path names"
                + " no provider");
  }

  @Test
  void saysWhyAProviderCannotBeOpened() throws IOException {
    Files.writeString(directory.resolve("secrets.jceks"), "no keystore");

    assertThatThrownBy(() -> new CredentialStore(hadoop).read("web.sftp"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot look up the credential web.sftp in " + provider + ": ")
        .hasMessageNotContaining("null");
  }
}
