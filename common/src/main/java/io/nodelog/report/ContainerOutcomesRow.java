package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the containers of a NodeManager in an hour. */
public record ContainerOutcomesRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is: that of the NodeManager") String node,
    @Doc("containers that were asked for and accepted") long started,
    @Doc("containers that were asked for and refused") long startFailures,
    @Doc("containers that finished and succeeded") long succeeded,
    @Doc("containers that finished and failed") long failed,
    @Doc("containers that were killed") long killed,
    @Doc("failed / (succeeded + failed), 0 to 1; null if none of these")
        @Nullable Double failureRatio,
    @Doc("lower end of its 95 % interval") @Nullable Double failureRatioLow,
    @Doc("upper end of its 95 % interval") @Nullable Double failureRatioHigh,
    @Doc("the same ratio of all nodes in the hour; null if none finished")
        @Nullable Double fleetFailureRatio) {}
