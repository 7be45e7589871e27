package io.nodelog.app.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** A log as Hadoop's daemons write it: a few kinds of messages with ever other values in them. */
final class ServiceLog {
  private static final long SEED = 42;
  private static final int MILLIS_PER_DAY = 86_400_000;
  private static final String FRAME =
      "\tat org.apache.hadoop.hdfs.server.datanode.BlockReceiver.receivePacket(BlockReceiver.java:%d)\n";

  private final Random random = new Random(SEED);
  private final byte[] bytes;
  private int length;

  private ServiceLog(int size) {
    bytes = new byte[size];
  }

  /** About so many bytes of whole events of one day. */
  static byte[] of(int size) {
    return new ServiceLog(size).written();
  }

  private byte[] written() {
    for (long event = 0; put(event(event)); event++) {
      if (random.nextInt(200) == 0 && !put(trace())) {
        break;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private boolean put(String text) {
    byte[] more = text.getBytes(StandardCharsets.US_ASCII);
    if (length + more.length > bytes.length) {
      return false;
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return true;
  }

  private String event(long number) {
    long millis = number * 20 % MILLIS_PER_DAY;
    return String.format(
        Locale.ROOT,
        "2026-01-05 %02d:%02d:%02d,%03d %s\n",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000,
        message());
  }

  private String message() {
    long block = 1_073_741_825L + random.nextInt(1 << 24);
    int stamp = random.nextInt(1 << 24);
    int last = random.nextInt(250);
    int port = 32_768 + random.nextInt(20_000);
    return switch (random.nextInt(8)) {
      case 0, 1 ->
          "INFO org.apache.hadoop.hdfs.server.datanode.DataNode: Receiving BP-108841162-10.10.34.11-"
              + "1440074360971:blk_%d_%d src: /10.10.34.%d:%d dest: /10.10.34.12:50010"
                  .formatted(block, stamp, last, port);
      case 2, 3 ->
          "INFO org.apache.hadoop.hdfs.server.datanode.DataNode: PacketResponder: BP-108841162-10.10.34.11-"
              + "1440074360971:blk_%d_%d, type=LAST_IN_PIPELINE terminating"
                  .formatted(block, stamp);
      case 4 ->
          "INFO org.apache.hadoop.hdfs.StateChange: BLOCK* allocate blk_%d_%d, replicas=10.10.34.%d:50010"
                  .formatted(block, stamp, last)
              + " for /user/hive/warehouse/part-%05d.parquet".formatted(stamp % 100_000);
      case 5 ->
          "INFO org.apache.hadoop.yarn.server.nodemanager.containermanager.container.ContainerImpl: Container "
              + "container_1440074360971_%04d_01_%06d transitioned from RUNNING to EXITED_WITH_SUCCESS"
                  .formatted(stamp % 10_000, last);
      case 6 ->
          "WARN org.apache.hadoop.hdfs.server.datanode.DataNode: Slow BlockReceiver write packet to mirror took "
              + "%dms (threshold=300ms), downstream DNs=[10.10.34.%d:50010]".formatted(port, last);
      default ->
          "INFO org.apache.hadoop.hdfs.server.blockmanagement.CacheReplicationMonitor: Rescanning after %d milliseconds"
              .formatted(stamp);
    };
  }

  private String trace() {
    StringBuilder trace = new StringBuilder("java.io.IOException: Connection reset by peer\n");
    for (int frame = 0; frame < 12; frame++) {
      trace.append(FRAME.formatted(100 + frame));
    }
    return trace.toString();
  }
}
