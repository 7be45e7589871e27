package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Failures of parts of nodes, or of work on them, on a date; and of all dates up to it. */
public record ComponentFailuresRow(
    @Doc("node, rack or cluster") String scope,
    @Doc("the node, the rack, or all") String name,
    @Doc("disk, executor, task, container, or what a record of failures calls it") String component,
    @Doc("failures of the date") long failures,
    @Doc("time of the first of them") Instant firstFailure,
    @Doc("time of the last of them") Instant lastFailure,
    @Doc("what failed, at most five of them; empty if the log does not say") String parts,
    @Doc("failures up to the end of the date") long failuresToDate,
    @Doc("of these, the share of the whole cluster's, 0 to 1: who fails again and again")
        double shareToDate,
    @Doc("time of the first failure of all dates up to this one") Instant firstToDate,
    @Doc(
            "mean time from one failure to the next up to the date, (last - first) / (n - 1), of"
                + " this node or rack; null for the cluster, and below two failures")
        @Nullable Double meanGapSeconds,
    @Doc(
            "the same over all nodes: how often something fails somewhere, which is not the MTBF of"
                + " a node; null for nodes and racks")
        @Nullable Double fleetMeanGapSeconds,
    @Doc("failures up to the date in January to March of any year") long quarter1ToDate,
    @Doc("in April to June") long quarter2ToDate,
    @Doc("in July to September") long quarter3ToDate,
    @Doc("in October to December") long quarter4ToDate,
    @Doc("bursts up to the date: many failures that follow one another closely") long burstsToDate,
    @Doc("how many failures the largest of these had; 0 if there was none") long largestBurstToDate,
    @Doc("the file that tells of the first failure of the date") String evidenceFile,
    @Doc("where its line starts in the decompressed file") long evidenceOffset) {}
