package io.nodelog.hdfs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoragesTest {
  @Test
  void picksTheLocalFileSystem() throws IOException {
    assertThat(Storages.of(URI.create("file:///tmp/w"), new Configuration()))
        .isInstanceOf(LocalStorage.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/w", "viewfs://cluster/w", "/w", "ftp://x/w"})
  void refusesWhatIsNotProved(String warehouse) {
    assertThatThrownBy(() -> Storages.of(URI.create(warehouse), new Configuration()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid warehouse: " + warehouse)
        .hasMessageContaining("hdfs: or file:");
  }

  @Test
  void namesTheClusterOfItsDefault() {
    Configuration configuration = new Configuration();
    configuration.set("fs.defaultFS", "hdfs://cluster");

    assertThat(Storages.whole(URI.create("hdfs:///w%20h"), configuration))
        .isEqualTo(URI.create("hdfs://cluster/w%20h"));
    assertThat(Storages.whole(URI.create("hdfs://other:1/w"), configuration))
        .isEqualTo(URI.create("hdfs://other:1/w"));
    assertThat(Storages.whole(URI.create("file:///w"), configuration))
        .isEqualTo(URI.create("file:///w"));
  }

  @Test
  void asksForTheNameOfTheCluster() {
    assertThatThrownBy(() -> Storages.of(URI.create("hdfs:///w"), new Configuration()))
        .hasMessage(
            "Invalid warehouse: hdfs:///w (must name the NameNode or name service, because"
                + " fs.defaultFS is file:///)");
  }

  @Test
  void asksForTheNameOfTheClusterOfASource() {
    assertThatThrownBy(
            () -> Storages.forReading(URI.create("hdfs:///landing"), new Configuration()))
        .isInstanceOf(IOException.class)
        .hasMessage("must name the NameNode or name service, because fs.defaultFS is file:///");
  }

  @ParameterizedTest
  @CsvSource({
    "hdfs://nohost:1/x, unknown host nohost",
    "s3a://bucket/x, not found (its library must be on the class path)",
    "nofs://x/y, nofs"
  })
  void saysWhyAFileSystemCannotBeReached(String file, String reason) {
    assertThatThrownBy(() -> Storages.forReading(URI.create(file), new Configuration()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> Storages.open(file, new Configuration()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }
}
