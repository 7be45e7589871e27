package io.nodelog.app.doctor;

import io.nodelog.app.run.Failures;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.client.HdfsAdmin;
import org.apache.hadoop.hdfs.protocol.EncryptionZone;

/**
 * Checks that a warehouse on HDFS lies in one encryption zone or in none: files are written in one
 * directory and get their names in another, and HDFS moves none out of a zone.
 */
final class EncryptionZones {
  private static final String CHECK = "encrypted";

  private final Run run;
  private final HdfsAdmin hdfs;

  private EncryptionZones(Run run) throws IOException {
    this.run = run;
    this.hdfs = new HdfsAdmin(run.warehouse().toUri(), run.hadoop());
  }

  /** Checks a warehouse that is there; empty if it is not on HDFS. */
  static Optional<Finding> check(Run run) {
    if (!"hdfs".equals(run.warehouse().toUri().getScheme())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EncryptionZones(run).check());
    } catch (IOException e) {
      return Optional.of(
          Finding.warn(
              CHECK,
              "Cannot tell the encryption zones: " + Failures.reason(e),
              "look at hdfs crypto -listZones"));
    }
  }

  private Finding check() throws IOException {
    Optional<String> zone = zone(run.warehouse());
    List<String> elsewhere = new ArrayList<>();
    for (FileEntry entry : run.storage().list(run.warehouse())) {
      if (entry.directory() && !zone(entry.path()).equals(zone)) {
        elsewhere.add(entry.path().getName());
      }
    }
    if (!elsewhere.isEmpty()) {
      return Finding.fail(
          CHECK,
          String.join(", ", elsewhere) + " is in another zone than " + run.warehouse(),
          "make the root of the warehouse a zone, and nothing below it");
    }
    return Finding.ok(
        CHECK,
        zone.map(root -> "all of the warehouse is in the zone " + root)
            .orElse("the warehouse is in no encryption zone"));
  }

  private Optional<String> zone(Path path) throws IOException {
    EncryptionZone zone = hdfs.getEncryptionZoneForPath(path);
    return zone == null ? Optional.empty() : Optional.of(zone.getPath());
  }
}
