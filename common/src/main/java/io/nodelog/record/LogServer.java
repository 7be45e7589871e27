package io.nodelog.record;

/** Whose lines they are, where that decides what a code in them means. */
public enum LogServer {
  /** Any server whose codes are not known here. */
  OTHER,
  /** Apache httpd: its {@code %X} says how the connection was left. */
  APACHE,
  /** nginx: it writes the name of a group of servers where it could ask none of them. */
  NGINX,
  /** HAProxy: two or four letters of state at disconnection. */
  HAPROXY,
  /** Envoy: response flags, parted by commas. */
  ENVOY,
  /** squid: result codes such as {@code TCP_MISS_ABORTED}. */
  SQUID,
  /** Traefik: it counts how often it tried again. */
  TRAEFIK,
  /** The NameNode of HDFS: its audit says whether a request was allowed. */
  NAMENODE,
  /** A DataNode of HDFS: it traces what clients transfer. */
  DATANODE,
  /** The ResourceManager of YARN: its audit says whether a request succeeded. */
  RESOURCEMANAGER,
  /** A NodeManager of YARN: so does its audit. */
  NODEMANAGER
}
