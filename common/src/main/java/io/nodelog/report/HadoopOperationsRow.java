package io.nodelog.report;

import java.time.Instant;

/** What a user at a client asked of a daemon of Hadoop in an hour. */
public record HadoopOperationsRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is") String node,
    @Doc("the daemon that was asked: namenode, resourcemanager or nodemanager") String service,
    @Doc("address in canonical text, or host name; empty if the lines name no client")
        String client,
    @Doc("v4, v6, name or none") String clientKind,
    @Doc("the user as logged, its first 255 bytes") String user,
    @Doc("what was asked, as logged: a command of HDFS, or an operation of YARN") String operation,
    @Doc(
            "of HDFS allowed or denied, of YARN success or failure; unknown if the line does not"
                + " tell")
        String result,
    @Doc("how often") long operations,
    @Doc("time of the earliest") Instant firstSeen,
    @Doc("time of the latest") Instant lastSeen) {}
