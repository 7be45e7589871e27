package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import java.io.IOException;

/**
 * What the daemons of Hadoop on one node were asked to do: rows of {@link
 * SummaryTable#HADOOP_OPERATIONS} and {@link SummaryTable#HDFS_TRANSFERS}. Requests to other
 * servers are passed over.
 */
final class HadoopLoad {
  private static final byte[] NAMENODE = new KeyWriter().text("namenode").copy();
  private static final byte[] RESOURCEMANAGER = new KeyWriter().text("resourcemanager").copy();
  private static final byte[] NODEMANAGER = new KeyWriter().text("nodemanager").copy();

  private final HadoopOperations operations;
  private final HdfsTransfers transfers;

  HadoopLoad(byte[] encodedNode) {
    operations = new HadoopOperations(encodedNode);
    transfers = new HdfsTransfers(encodedNode);
  }

  /** Takes a request; returns whether it was one to Hadoop. */
  boolean add(AccessRecord request, int epochDay, long hourMicros) {
    switch (request.dialect().server()) {
      case NAMENODE -> operations.add(request, NAMENODE, epochDay, hourMicros);
      case RESOURCEMANAGER -> operations.add(request, RESOURCEMANAGER, epochDay, hourMicros);
      case NODEMANAGER -> operations.add(request, NODEMANAGER, epochDay, hourMicros);
      case DATANODE -> transfers.add(request, epochDay, hourMicros);
      case OTHER, APACHE, NGINX, HAPROXY, ENVOY, SQUID, TRAEFIK -> {
        return false;
      }
    }
    return true;
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return operations.heldBytes() + transfers.heldBytes();
  }

  /** Hands every row on and forgets it. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    operations.flush(shardCount, sink);
    transfers.flush(shardCount, sink);
  }
}
