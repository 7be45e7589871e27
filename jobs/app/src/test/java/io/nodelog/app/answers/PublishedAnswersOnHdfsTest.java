package io.nodelog.app.answers;

import io.nodelog.hdfs.storage.HdfsCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class PublishedAnswersOnHdfsTest extends PublishedAnswers {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @Override
  Warehouse warehouse() {
    return Warehouse.on(HDFS);
  }
}
