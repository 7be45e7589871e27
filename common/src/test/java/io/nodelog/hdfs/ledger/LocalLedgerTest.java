package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalLedgerTest extends LedgerContract {
  @TempDir java.nio.file.Path directory;

  @Override
  Storage storage() {
    return Storages.local();
  }

  @Override
  Path warehouse() {
    return new Path(new Path(directory.toUri()), "warehouse");
  }
}
