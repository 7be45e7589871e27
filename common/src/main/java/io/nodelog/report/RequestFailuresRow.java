package io.nodelog.report;

import java.time.Instant;

/** Failed requests of an hour, by where they failed and why. */
public record RequestFailuresRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is") String node,
    @Doc("the virtual host in lower case; empty if the format has none") String virtualHost,
    @Doc("the path with numbers and ids replaced, at most four segments") String route,
    @Doc("the status, 400 to 599") int status,
    @Doc("why the requests failed") String cause,
    @Doc("who is to blame: client, network, proxy or node") String blame,
    @Doc("failed requests") long requests,
    @Doc("share of all requests of the node in the hour, 0 to 1") double share,
    @Doc("time of the earliest failure") Instant firstSeen,
    @Doc("time of the latest failure") Instant lastSeen) {}
