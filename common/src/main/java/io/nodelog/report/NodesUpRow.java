package io.nodelog.report;

import java.time.Instant;

/** How long exactly so many nodes of a rack or of the cluster were up at once. */
public record NodesUpRow(
    @Doc("start of what was observed of the period") Instant periodStart,
    @Doc("end of what was observed of the period, exclusive") Instant periodEnd,
    @Doc("rack or cluster") String scope,
    @Doc("the rack, or all") String name,
    @Doc("how many nodes that is: n") int nodes,
    @Doc("so many were up at once, planned downtime taken off too: k") int nodesUp,
    @Doc("how long exactly so many were") double seconds,
    @Doc("share of the time in which at least so many were up, 0 to 1: k of n")
        double shareAtLeast) {}
