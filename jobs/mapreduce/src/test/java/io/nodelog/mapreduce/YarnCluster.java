package io.nodelog.mapreduce;

import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.mapreduce.v2.MiniMRYarnCluster;

/** A YARN of one ResourceManager and one NodeManager, over an HDFS of one DataNode. */
final class YarnCluster implements AutoCloseable {
  /** A queue with less memory than any container needs. */
  static final String FULL = "full";

  private final MiniDFSCluster dfs;
  private final MiniMRYarnCluster yarn;

  private YarnCluster(MiniDFSCluster dfs, MiniMRYarnCluster yarn) {
    this.dfs = dfs;
    this.yarn = yarn;
  }

  /** Starts it with its files below a directory. */
  static YarnCluster start(Path directory) throws IOException {
    MiniDFSCluster dfs = new MiniDFSCluster.Builder(dfsSettings(directory)).numDataNodes(1).build();
    dfs.waitActive();
    MiniMRYarnCluster yarn = new MiniMRYarnCluster("nodelog", 1);
    yarn.init(yarnSettings(dfs));
    yarn.start();
    return new YarnCluster(dfs, yarn);
  }

  private static Configuration dfsSettings(Path directory) {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
    settings.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
    settings.setInt("dfs.replication", 1);
    settings.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
    return settings;
  }

  private static Configuration yarnSettings(MiniDFSCluster dfs) {
    Configuration settings = new Configuration(dfs.getConfiguration(0));
    settings.setInt("yarn.nodemanager.resource.memory-mb", 4096);
    settings.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    settings.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
    settings.setInt("yarn.scheduler.minimum-allocation-mb", 256);
    // The disk of a developer is often fuller than a node's may be.
    settings.setFloat(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", 100f);
    settings.set("yarn.scheduler.capacity.root.queues", "default," + FULL);
    settings.setInt("yarn.scheduler.capacity.root.default.capacity", 99);
    settings.setFloat("yarn.scheduler.capacity.root.default.maximum-am-resource-percent", 0.9f);
    settings.setInt("yarn.scheduler.capacity.root.full.capacity", 1);
    settings.setInt("yarn.scheduler.capacity.root.full.maximum-capacity", 1);
    settings.setInt("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 200);
    settings.setInt("yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms", 200);
    settings.setInt("yarn.app.mapreduce.am.resource.mb", 512);
    settings.setInt("mapreduce.map.memory.mb", 512);
    settings.setInt("mapreduce.reduce.memory.mb", 512);
    return settings;
  }

  /** How a client reaches the cluster. */
  Configuration configuration() {
    return new Configuration(yarn.getConfig());
  }

  /** A directory of the HDFS. */
  URI directory(String name) throws IOException {
    return dfs.getFileSystem().getUri().resolve("/" + name);
  }

  /** The storage of that directory. */
  Storage storage() throws IOException {
    return Storages.of(directory(""), configuration());
  }

  @Override
  public void close() throws IOException {
    yarn.close();
    dfs.shutdown(true);
  }
}
