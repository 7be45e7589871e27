package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class HadoopLedgerTest extends LedgerContract {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @Override
  Storage storage() throws IOException {
    return HDFS.storage();
  }

  @Override
  Path warehouse() {
    return HDFS.folder();
  }
}
