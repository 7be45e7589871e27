package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How evenly the nodes of a pool shared a load, in a bucket of time or on the whole date. */
public record LoadBalanceRow(
    @Doc("the pool of nodes, as the inventory has it; default if it says nothing") String pool,
    @Doc("bucket or day") String period,
    @Doc("start of the bucket; null of the day") @Nullable Instant bucketStart,
    @Doc("what is shared: requests, bytes_sent or busy_micros") String load,
    @Doc("nodes of the pool that serve: those of the inventory, and others that had requests")
        int nodesInventory,
    @Doc("those that were not known to be down; the columns below are of them") int nodesUp,
    @Doc("requests of all nodes of the pool") long requests,
    @Doc("the load of all nodes of the pool together") long total,
    @Doc("whether there were at least 100 requests for each node; below, chance is not tested")
        boolean enoughRequests,
    @Doc("the largest load for its weight over the mean one, 1 (even) to the number of nodes")
        @Nullable Double maxOverMean,
    @Doc("1 - 1 / max_over_mean: the share of the nodes' time that is lost to waiting")
        @Nullable Double relativeImbalance,
    @Doc("coefficient of variation: standard deviation of the loads over their mean")
        @Nullable Double variation,
    @Doc("what variation would be by pure chance; null of bytes_sent")
        @Nullable Double chanceVariation,
    @Doc("Gini coefficient, 0 (even) to 1 - 1/n") @Nullable Double gini,
    @Doc("Jain's fairness index, 1/n to 1 (even)") @Nullable Double jain,
    @Doc("entropy of the shares over its greatest possible value, 0 to 1 (even)")
        @Nullable Double entropy,
    @Doc("how many nodes would do if all had as much: you pay for 12 and use 7.4")
        @Nullable Double effectiveNodes,
    @Doc("the node with the most for its weight") @Nullable String hottestNode,
    @Doc("its share of the load, 0 to 1") @Nullable Double hottestShare,
    @Doc("the share it should have by its weight, 0 to 1") @Nullable Double hottestFairShare,
    @Doc("the node with the least for its weight") @Nullable String coolestNode,
    @Doc("its share of the load, 0 to 1") @Nullable Double coolestShare,
    @Doc("at most how probable it is that pure chance makes any node so hot; null if not tested")
        @Nullable Double chanceProbability,
    @Doc(
            "whether the hottest node has 1.1 times its fair share or more and chance_probability"
                + " is below 0.001")
        boolean hot,
    @Doc("of the day: buckets that were tested; null of a bucket") @Nullable Integer testedBuckets,
    @Doc("of the day: buckets that are hot; null of a bucket") @Nullable Integer hotBuckets,
    @Doc("of the day: how many hot ones chance gives at most, 0.001 a tested one; null of a bucket")
        @Nullable Double hotBucketsByChance) {}
