package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Failed requests of an hour, by where they failed and why. */
public record RequestFailuresRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is") String node,
    @Doc("the virtual host in lower case; empty if the format has none") String virtualHost,
    @Doc("the path with numbers and ids replaced, at most four segments") String route,
    @Doc("the status; 0 if the line has none, and below 400 where an answer broke off") int status,
    @Doc("why the requests failed: one of the causes of the user guide") String cause,
    @Doc("who is to blame: client, network, proxy or node") String blame,
    @Doc("failed requests") long requests,
    @Doc("share of all requests of the node in the hour, 0 to 1") double share,
    @Doc("time of the earliest failure") Instant firstSeen,
    @Doc("time of the latest failure") Instant lastSeen,
    @Doc("client_error, client_abort, rejected, server_error or no_backend") String outcome,
    @Doc("all requests of the node, virtual host and route in the hour; null if not counted")
        @Nullable Long routeRequests,
    @Doc("requests / route requests") @Nullable Double failureRatio,
    @Doc("lower end of its 95 % interval") @Nullable Double ratioLow,
    @Doc("upper end of its 95 % interval") @Nullable Double ratioHigh) {}
