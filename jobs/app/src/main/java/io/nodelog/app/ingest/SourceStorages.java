package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.storage.ReadableStorage;
import io.nodelog.hdfs.storage.Storages;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/** The file systems that one source lies on, for one thread. */
final class SourceStorages implements Closeable {
  private final Run run;

  private SourceStorages(Run run) {
    this.run = run;
  }

  static SourceStorages of(Run run) {
    return new SourceStorages(run);
  }

  /** The file system of a file that was listed. */
  ReadableStorage of(SourceFile file) throws IOException {
    return of(file.entry().path().toUri());
  }

  /** The file system that something lies on. */
  ReadableStorage of(URI uri) throws IOException {
    return Storages.forReading(uri, run.hadoop());
  }

  @Override
  public void close() {}
}
