package io.nodelog.report;

import org.jspecify.annotations.Nullable;

/** The weights that would make the nodes of a pool equally busy, as measured on the date. */
public record AdvisedWeightsRow(
    @Doc("the pool of nodes, as the inventory has it; default if it says nothing") String pool,
    @Doc("the node") String node,
    @Doc("what it can carry relative to the others, by the inventory; 1 if it is not there")
        double capacityWeight,
    @Doc("requests of the date") long requests,
    @Doc("share of the requests of its pool, 0 to 1; null if there were none")
        @Nullable Double share,
    @Doc("sum of the durations of the requests") long busyMicros,
    @Doc("share of the busy time of its pool, 0 to 1; null if no line had a duration")
        @Nullable Double busyShare,
    @Doc("mean duration of a request; null if no line had one") @Nullable Double microsPerRequest,
    @Doc(
            "share of the requests that would make the node as busy as its weight says; null if"
                + " fewer than two nodes had 100 requests with a duration, or this one had not")
        @Nullable Double advisedShare,
    @Doc("weight= for nginx, the largest is 100; null like advised_share")
        @Nullable Integer nginxWeight,
    @Doc("weight for HAProxy, 1 to 256; null like advised_share")
        @Nullable Integer haproxyWeight) {}
