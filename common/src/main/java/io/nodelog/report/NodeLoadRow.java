package io.nodelog.report;

import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** A node in a bucket of time. */
@SuppressWarnings("ArrayRecordComponent") // the bytes go straight to Parquet; rows are not compared
public record NodeLoadRow(
    @Doc("start of the bucket") Instant bucketStart,
    @Doc("length of the bucket") int bucketSeconds,
    @Doc("the node") String node,
    @Doc("requests, partial ones included") long requests,
    @Doc("share of the requests that all nodes took in the bucket, 0 to 1; null if there was none")
        @Nullable Double share,
    @Doc("bytes sent to clients") long bytesSent,
    @Doc("bytes received from clients, where the format has them") long bytesReceived,
    @Doc("sum of the durations of the requests: the node's busy time") long busyMicros,
    @Doc("requests with status 100 to 199") long status1xx,
    @Doc("requests with status 200 to 299") long status2xx,
    @Doc("requests with status 300 to 399") long status3xx,
    @Doc("requests with status 400 to 499") long status4xx,
    @Doc("requests with status 500 to 599") long status5xx,
    @Doc("median duration; null if no line had one") @Nullable Long durationP50Micros,
    @Doc("95th percentile of the durations") @Nullable Long durationP95Micros,
    @Doc("99th percentile of the durations") @Nullable Long durationP99Micros,
    @Doc("durations as counts by bucket, which add; empty if no line had one")
        NavigableMap<Integer, Long> durationHistogram,
    @Doc("estimated distinct clients of the node in the hour that the bucket lies in")
        long hourClients,
    @Doc("the hour's distinct clients as an HLL sketch, on the first row of each hour, else null")
        byte @Nullable [] hourClientsHll,
    @Doc("share of the bytes that all nodes sent in the bucket, 0 to 1; null if none was sent")
        @Nullable Double bytesShare,
    @Doc(
            "share of the busy time of all nodes in the bucket, 0 to 1; null if no line had a"
                + " duration")
        @Nullable Double busyShare,
    @Doc("what the node can carry relative to the others, by the inventory; 1 if it is not there")
        double capacityWeight,
    @Doc("the pool of nodes that it shares a load with; default if the inventory says nothing")
        String pool,
    @Doc(
            "requests of the node's busiest minute in the bucket; null if it had none, or if"
                + " buckets are not whole minutes")
        @Nullable Long peakMinuteRequests,
    @Doc("start of that minute, the first of several") @Nullable Instant peakMinuteStart,
    @Doc("requests that waited for a server to be free; null if no line tells of queues")
        @Nullable Long queuedRequests,
    @Doc("95th percentile of the time in the queue, of all requests; null if no line tells it")
        @Nullable Long queueP95Micros,
    @Doc("the longest time in the queue") @Nullable Long queueMaxMicros,
    @Doc("requests that were served before one while it waited, at most")
        @Nullable Long longestQueue,
    @Doc("how busy the processors were, without waiting for disks; null without samples")
        @Nullable Double cpuPercentMean,
    @Doc("the highest sample of the same") @Nullable Double cpuPercentMax,
    @Doc("how long processors were idle because they waited for disks")
        @Nullable Double cpuIowaitPercentMean,
    @Doc("load average of one minute") @Nullable Double loadAverageMean,
    @Doc("the highest sample of the same") @Nullable Double loadAverageMax,
    @Doc("memory in use") @Nullable Double memoryPercentMean,
    @Doc("the highest sample of the same") @Nullable Double memoryPercentMax,
    @Doc("the most memory in use") @Nullable Long memoryUsedBytesMax,
    @Doc("the most swap space in use") @Nullable Double swapPercentMax,
    @Doc("how long disks were busy, over all disks") @Nullable Double diskBusyPercentMean,
    @Doc("the highest sample of the busiest disk") @Nullable Double diskBusyPercentMax,
    @Doc("how full the fullest file system was") @Nullable Double diskUsedPercentMax,
    @Doc("bytes read from disks in a second, in the mean") @Nullable Long diskReadBytesPerSecond,
    @Doc("bytes written to disks in a second, in the mean")
        @Nullable Long diskWrittenBytesPerSecond,
    @Doc("bytes received in a second by all interfaces, in the mean")
        @Nullable Long networkReceivedBytesPerSecond,
    @Doc("bytes sent in a second by all interfaces, in the mean")
        @Nullable Long networkSentBytesPerSecond,
    @Doc("the most of its heap that a Java process used") @Nullable Double heapPercentMax) {}
