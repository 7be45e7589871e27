package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A client on a node on a date. */
public record IpNodeAccessRow(
    @Doc("address in canonical text, or host name; empty if the lines name no client")
        String client,
    @Doc("v4, v6, name or none") String clientKind,
    @Doc("the node whose log it is") String node,
    @Doc("requests, partial ones included") long requests,
    @Doc("share of the client's requests of the date that this node took, 0 to 1")
        double clientShare,
    @Doc("bytes sent to the client; lines without a size count 0") long bytesSent,
    @Doc("requests with status 100 to 199") long status1xx,
    @Doc("requests with status 200 to 299") long status2xx,
    @Doc("requests with status 300 to 399") long status3xx,
    @Doc("requests with status 400 to 499") long status4xx,
    @Doc("requests with status 500 to 599") long status5xx,
    @Doc("requests with status 400 to 599") long errors,
    @Doc("time of the earliest request") Instant firstSeen,
    @Doc("time of the latest request") Instant lastSeen,
    @Doc("median duration; null if no line had one") @Nullable Long durationP50Micros,
    @Doc("95th percentile of the durations") @Nullable Long durationP95Micros,
    @Doc("99th percentile of the durations") @Nullable Long durationP99Micros) {}
