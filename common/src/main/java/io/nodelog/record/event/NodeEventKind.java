package io.nodelog.record.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an event says of its subject. The words are part of the stored form. */
public enum NodeEventKind {
  /** The NameNode has not heard from a DataNode for so long that it counts as dead. */
  HDFS_DEAD,
  /** A DataNode registered at the NameNode. */
  HDFS_REGISTERED,
  /** Somebody takes a DataNode out of service: it is decommissioned, or enters maintenance. */
  HDFS_PLANNED,
  /** Somebody puts a DataNode back into service. */
  HDFS_PLAN_ENDED,
  /** A node changed its state at the ResourceManager; the detail is the new state. */
  YARN_STATE,
  /** The ResourceManager has not heard from a node for so many seconds, which are the detail. */
  YARN_EXPIRED,
  /** A node that was known registered at the ResourceManager again. */
  YARN_RECONNECTED,
  /** A daemon started; the detail is its class. */
  DAEMON_STARTED,
  /** A daemon said that it stops in good order; the detail is its class. */
  DAEMON_STOPPED,
  /** A daemon was told to stop; the detail is its class and the signal. */
  DAEMON_SIGNALED,
  /** A daemon gave up; the detail is why. */
  DAEMON_FAILED,
  /** A JVM or its machine stood still; the detail is for how many milliseconds. */
  JVM_PAUSED,
  /** A disk or volume failed; the detail is its directory or what else it is known by. */
  DISK_FAILED,
  /** A server of ZooKeeper has no quorum, and serves nobody. */
  QUORUM_LOST,
  /** A server of ZooKeeper is in the quorum. */
  QUORUM_JOINED,
  /** The controller of Kafka lost a broker. */
  BROKER_DOWN,
  /** The controller of Kafka has a broker. */
  BROKER_UP,
  /** A machine is shut down in good order. */
  HOST_STOPPING,
  /** A machine booted. */
  HOST_BOOTED,
  /** An executor of Spark was lost; the detail is why. */
  EXECUTOR_LOST,
  /** A task failed; the detail is the exception. */
  TASK_FAILED,
  /** A container failed. */
  CONTAINER_FAILED,
  /** A record of failures or a snapshot says that it was down from then on; the detail is why. */
  REPORTED_DOWN,
  /** A record of failures or a snapshot says that it was up then. */
  REPORTED_UP,
  /** A record of failures says that it was out of service from then on because it was planned. */
  REPORTED_PLANNED,
  /** A record of failures says that a component failed then; the detail is which. */
  COMPONENT_FAILED,
  /** A node has no requests any more. No line says so: it is found when reports are made. */
  TRAFFIC_STOPPED,
  /** A node has requests again; found like the former. */
  TRAFFIC_RESUMED;

  /** The word for it in summaries and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word; empty if there is none, as a newer version may have written it. */
  public static Optional<NodeEventKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
