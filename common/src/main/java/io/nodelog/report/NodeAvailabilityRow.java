package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How reliable a node, a rack or all nodes were on a date, or in the month up to it. */
public record NodeAvailabilityRow(
    @Doc("day, or month: the days of the month up to this date") String period,
    @Doc("start of what was observed of the period") Instant periodStart,
    @Doc("end of what was observed of the period, exclusive") Instant periodEnd,
    @Doc("node, rack or cluster") String scope,
    @Doc("the node, the rack, or all") String name,
    @Doc("how many nodes that is") int nodes,
    @Doc("how many of them were down at the end of the period") int nodesDown,
    @Doc("time that was observed, added up over the nodes") double observedSeconds,
    @Doc("time lost to failures, from their corrected start; added up over the nodes")
        double downtimeFailureSeconds,
    @Doc("planned downtime outside of failures") double downtimePlannedSeconds,
    @Doc("share of the observed time that was not lost to failures, 0 to 1") double availability,
    @Doc("share of the observed time that was not lost at all, 0 to 1") double availabilityTotal,
    @Doc("failures that began in the period; outages by several services at once are one")
        long failures,
    @Doc("of these, how many have not ended") long failuresOpen,
    @Doc("faults of those who watch, which are no failures of nodes") long observerIncidents,
    @Doc("nodes that came back before anybody missed them") long restarts,
    @Doc("of these, how many were wanted") long restartsPlanned,
    @Doc("mean time to repair, of the failures that have ended; null if none")
        @Nullable Double mttrMeanSeconds,
    @Doc("median time to repair; null if none was repaired") @Nullable Double mttrMedianSeconds,
    @Doc("time within which nine of ten were repaired; null if none was")
        @Nullable Double mttrP90Seconds,
    @Doc("mean uptime between failures, (T - D) / f; null if nothing failed")
        @Nullable Double mtbfUptimeSeconds,
    @Doc("mean time from one failure to the next, T / f; null if nothing failed")
        @Nullable Double mtbsiSeconds,
    @Doc(
            "if nothing failed: what the mean uptime between failures is above with 95 % confidence"
                + " (rule of three); else null")
        @Nullable Double mtbfLowerBoundSeconds,
    @Doc("repairs after which the same node failed again within 24 hours") long repeats24h,
    @Doc("repairs after which the same node failed again within 7 days") long repeats7d,
    @Doc(
            "mean time until an outage was noticed, of those that are failures, by each service;"
                + " null if none")
        @Nullable Double mttdMeanSeconds,
    @Doc("failures by the days that nodes were observed") double failuresPerNodeDay,
    @Doc("how many nodes were up at the worst time; planned downtime counts too") int fewestNodesUp,
    @Doc("share of the time in which all of them were up, 0 to 1") double allUpShare) {}
