package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How full a DataNode was in a snapshot of HDFS, beside all that take part. */
public record HdfsUtilisationRow(
    @Doc("the latest heartbeat of the snapshot, which does not say when it was made")
        Instant snapshotTime,
    @Doc("the node that the snapshot was taken from") String observer,
    @Doc("the DataNode as the snapshot names it") String datanode,
    @Doc("the node of the inventory that it is; null if it is none") @Nullable String node,
    @Doc("in_service, or out_of_service: decommissioned, in maintenance, or about to be")
        String state,
    @Doc("what HDFS may use at most") long capacityBytes,
    @Doc("what HDFS uses") long usedBytes,
    @Doc("what others use of it") long nonDfsUsedBytes,
    @Doc("what is left for HDFS") long remainingBytes,
    @Doc("blocks") long blocks,
    @Doc("used / capacity, 0 to 1; null if there is no capacity") @Nullable Double utilisation,
    @Doc(
            "used / capacity of all nodes in service together: what each would have if all were"
                + " equally full")
        @Nullable Double meanUtilisation,
    @Doc("utilisation less the mean; null if it is out of service") @Nullable Double deviation,
    @Doc(
            "over (more than 10 % of capacity above the mean), above, below or under (more than 10"
                + " % below), as the balancer of HDFS has them; null if it is out of service")
        @Nullable String utilisationClass,
    @Doc("the highest utilisation in service less the lowest") @Nullable Double spread,
    @Doc("how many nodes are in service") int nodes) {}
