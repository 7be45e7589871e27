package io.nodelog.report;

import java.time.Instant;

/** An hour of a node that is unlike the same hour of the weeks before. */
public record NodeAnomaliesRow(
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node") String node,
    @Doc("what is unlike: requests or error_ratio") String metric,
    @Doc("its value in the hour") double value,
    @Doc("high or low") String direction,
    @Doc("mild: more than 1.5 times the distance of the quartiles outside of them; extreme: 3")
        String severity,
    @Doc("how many weeks it is compared with, at most four") int weeks,
    @Doc("the first quartile of the same hour of the weeks before") double lowerQuartile,
    @Doc("their median") double median,
    @Doc("their third quartile") double upperQuartile) {}
