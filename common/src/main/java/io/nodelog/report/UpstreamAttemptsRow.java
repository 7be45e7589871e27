package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The attempts of a proxy to have requests served by an upstream in an hour that ended alike. */
public record UpstreamAttemptsRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is: the proxy") String node,
    @Doc("the upstream as logged, its first 255 bytes; empty if the line does not tell")
        String upstream,
    @Doc("the node of the inventory that the upstream is; null if it is none")
        @Nullable String upstreamNode,
    @Doc("connect_fail, timeout, reset, upstream_5xx, ok or unknown") String outcome,
    @Doc("who is to blame; none for ok and unknown") String blame,
    @Doc("attempts") long attempts,
    @Doc("share of the attempts of the node on the upstream in the hour, 0 to 1") double share,
    @Doc("attempts that failed where the request was answered with 1xx to 3xx all the same")
        long rescued,
    @Doc("requests answered with 1xx to 3xx whose first attempt this was, and failed")
        long rescuedRequests,
    @Doc("share of all requests of the node in the hour that were rescued so")
        @Nullable Double rescueRatio,
    @Doc("failed attempts / attempts of the node on the upstream in the hour, of all outcomes")
        double failureRatio,
    @Doc("lower end of its 95 % interval") double failureRatioLow,
    @Doc("upper end of its 95 % interval") double failureRatioHigh,
    @Doc("median time to connect; null if no line had one") @Nullable Long connectP50Micros,
    @Doc("95th percentile of the times to connect") @Nullable Long connectP95Micros,
    @Doc("99th percentile of the times to connect") @Nullable Long connectP99Micros,
    @Doc("median time to answer: to its end where that is logged, else to its header")
        @Nullable Long responseP50Micros,
    @Doc("95th percentile of the times to answer") @Nullable Long responseP95Micros,
    @Doc("99th percentile of the times to answer") @Nullable Long responseP99Micros) {}
