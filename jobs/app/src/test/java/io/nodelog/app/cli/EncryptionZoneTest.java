package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.HdfsCluster;
import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.client.CreateEncryptionZoneFlag;
import org.apache.hadoop.hdfs.client.HdfsAdmin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Warehouses in encryption zones of HDFS. */
@Tag("cluster")
class EncryptionZoneTest {
  private static final String[] ONE_REPLICA = {"-D", "dfs.replication=1"};

  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path directory;
  private Site site;

  @BeforeEach
  void prepare() throws IOException {
    site = new Site(directory).warehouse(HDFS.folder());
    site.node("web-01", site.log("access.log", lines(0, 100)));
  }

  @Test
  void aWarehouseThatIsAZoneWorksAndAllOfItIsEncrypted() throws IOException {
    HDFS.makeEncryptionZone(HDFS.folder());

    site.job(0, ONE_REPLICA);

    assertThat(site.run("fsck").exitCode()).isZero();
    assertThat(site.requests()).isEqualTo(100);
    FileSystem files = HDFS.dfs().getFileSystem();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(HDFS.folder(), true);
    int count = 0;
    for (; all.hasNext(); count++) {
      LocatedFileStatus file = all.next();
      assertThat(file.isEncrypted()).as(file.getPath().toString()).isTrue();
    }
    assertThat(count).isGreaterThan(10);
    assertThat(site.run("doctor").out())
        .contains("ok    encrypted  all of the warehouse is in the zone " + path(HDFS.folder()));
  }

  @Test
  void aWarehouseThatSpansZonesIsRefusedInOneSentence() throws IOException {
    HDFS.makeEncryptionZone(new Path(HDFS.folder(), "raw"));

    Run run = site.run("run", ONE_REPLICA);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Cannot move " + HDFS.folder() + "/tmp/")
        .contains(
            ": HDFS moves nothing between encryption zones (the whole warehouse must lie in one"
                + " zone, or in none)\n");
    Run doctor = site.run("doctor", ONE_REPLICA);
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("fail  encrypted  raw is in another zone than " + HDFS.folder());
  }

  @Test
  void aZoneWhoseKeyIsLostIsToldInOneSentence() throws Exception {
    KeyProvider keys = HDFS.dfs().getNameNode().getNamesystem().getProvider();
    keys.createKey("lost-key", KeyProvider.options(HDFS.configuration()));
    keys.flush();
    Path folder = HDFS.folder();
    HDFS.dfs().getFileSystem().mkdirs(folder);
    new HdfsAdmin(folder.toUri(), HDFS.configuration())
        .createEncryptionZone(folder, "lost-key", EnumSet.of(CreateEncryptionZoneFlag.NO_TRASH));
    keys.deleteKey("lost-key");
    keys.flush();

    Run run = site.run("run", ONE_REPLICA);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("nodelog: Cannot write " + folder + "/")
        .endsWith(": No KeyVersion exists for key 'lost-key'\n")
        .hasLineCount(1);
  }

  private static String path(Path path) {
    return path.toUri().getPath();
  }
}
