package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time for which a node was down; filed under the date on which it was noticed. */
public record NodeOutagesRow(
    @Doc("the node that was down: its name in the inventory, or how the log names it") String node,
    @Doc("the rack of the node; null if unknown") @Nullable String rack,
    @Doc(
            "who says so: hdfs (NameNode), yarn (ResourceManager), zookeeper, kafka, system (its"
                + " own system log), record (a record of failures, or a snapshot) or traffic"
                + " (requests that did not come)")
        String service,
    @Doc(
            "failure, planned, unknown (it was told to stop, and nothing says that this was wanted;"
                + " counts as a failure), suspected (its requests stopped; does not count) or"
                + " observer (who watched it was at fault, not the node)")
        String cause,
    @Doc("when it was noticed") Instant detectedStart,
    @Doc(
            "when it began as far as can be told: the last line of the node's own log, or the"
                + " heartbeat expiry before it was noticed, or the first minute without requests")
        Instant correctedStart,
    @Doc("when the node was back; null if it was not seen since") @Nullable Instant end,
    @Doc("whether it was not seen since") boolean open,
    @Doc("from the detected start to the end; null if it is open") @Nullable Double detectedSeconds,
    @Doc("from the corrected start to the end; null if it is open")
        @Nullable Double correctedSeconds,
    @Doc("what the log said, a word such as hdfs_dead") String evidence,
    @Doc("what the message said besides, such as a reason; empty if nothing") String detail,
    @Doc("the node whose log says so") String observer,
    @Doc("the file that says so; empty if it is silence of traffic") String evidenceFile,
    @Doc("where the line starts in the decompressed file") long evidenceOffset,
    @Doc("what the log said when the node was back; null if it is open") @Nullable String endedBy,
    @Doc("what outages by one fault of their observer share; null for others")
        @Nullable String incident) {}
