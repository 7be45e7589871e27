package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a DataNode sent to clients, or received from them, in an hour. */
public record HdfsTransfersRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is: that of the DataNode") String node,
    @Doc("as logged: HDFS_READ, HDFS_WRITE, REQUEST_SHORT_CIRCUIT_FDS, MAPRED_SHUFFLE, …")
        String operation,
    @Doc("transfers") long transfers,
    @Doc("bytes; transfers without a size count 0") long bytes,
    @Doc("share of the bytes of all nodes by such operations in the hour, 0 to 1; null if 0 bytes")
        @Nullable Double share,
    @Doc("transfers whose client is on the same host") long localTransfers,
    @Doc("their bytes") long localBytes,
    @Doc("transfers whose client is elsewhere") long remoteTransfers,
    @Doc("their bytes") long remoteBytes,
    @Doc("local bytes / (local and remote bytes), 0 to 1; null if there are none")
        @Nullable Double locality,
    @Doc("volumes that were named") int volumes,
    @Doc("the volume with most bytes; null if none was named") @Nullable String busiestVolume,
    @Doc("its share of the bytes of all volumes that were named; null if 0 bytes")
        @Nullable Double busiestVolumeShare,
    @Doc("time that the transfers took, added up") long busyMicros,
    @Doc("median duration; null if no line had one") @Nullable Long durationP50Micros,
    @Doc("95th percentile of the durations") @Nullable Long durationP95Micros,
    @Doc("99th percentile of the durations") @Nullable Long durationP99Micros,
    @Doc("time of the earliest transfer") Instant firstSeen,
    @Doc("time of the latest transfer") Instant lastSeen) {}
