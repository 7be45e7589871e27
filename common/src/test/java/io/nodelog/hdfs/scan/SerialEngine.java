package io.nodelog.hdfs.scan;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.BlockKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/** Scans one split after the other in the calling thread, on any storage, with nothing retried. */
public final class SerialEngine implements Engine {
  private final ScanTask.Site site;

  /** Scans what lies in a warehouse. */
  public SerialEngine(Storage storage, Path warehouse) {
    site = new ScanTask.Site(storage, warehouse);
  }

  @Override
  public List<SummaryFile> scan(ScanPlan plan) throws IOException {
    SortedMap<BlockKey, List<byte[]>> blocks = blocks(plan);
    String attempt = UUID.randomUUID().toString();
    List<SummaryFile> files = new ArrayList<>();
    for (BlockKey key : blocks.keySet()) {
      files.add(plan.task().merge(site, key, blocks.get(key).iterator(), attempt));
    }
    return files;
  }

  private SortedMap<BlockKey, List<byte[]>> blocks(ScanPlan plan) throws IOException {
    SortedMap<BlockKey, List<byte[]>> blocks = new TreeMap<>();
    // As on a cluster, a task knows the plan by its bytes only.
    ScanTask task = ScanTask.fromJson(plan.task().toJson());
    for (Split split : plan.splits()) {
      task.scan(
          site,
          SplitCodec.encode(split),
          (key, block) -> blocks.computeIfAbsent(key, any -> new ArrayList<>()).add(block),
          bytes -> {});
    }
    return blocks;
  }
}
