package io.nodelog.report;

/** A message that nodes log more often than usual in the hour before they go down. */
public record OutagePrecursorsRow(
    @Doc("the first line of the message with <*> for what differs, at most 512 bytes")
        String message,
    @Doc("outages of the date and the 28 days before in whose last hour the node logged it")
        int outagesPreceded,
    @Doc("outages in that time in whose last hour the node logged anything") int outages,
    @Doc("outages preceded / outages") double share,
    @Doc("share of the hours with the message, of all hours of nodes in which they logged anything")
        double usualShare,
    @Doc("share / usual share, at least 2") double lift,
    @Doc("median of the seconds from the first known event of the last hour to the outage")
        double leadSecondsMedian,
    @Doc("16 hexadecimal digits that follow from the masked message alone") String messageId) {}
