package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What makes the hottest node of an hour, or of the date, hotter than its weight. */
public record LoadCausesRow(
    @Doc("the pool of nodes, as the inventory has it; default if it says nothing") String pool,
    @Doc("hour or day") String period,
    @Doc("start of the hour; null of the day") @Nullable Instant hourStart,
    @Doc("what is shared: requests, bytes_sent or busy_micros") String load,
    @Doc("the hottest node of the pool in the period by this load") String node,
    @Doc("its share of the load, 0 to 1") double nodeShare,
    @Doc("the share it should have by its weight, 0 to 1") double fairShare,
    @Doc("what the load came of: route, virtual_host or client") String kind,
    @Doc("1 for the largest excess of its kind, up to 3") int rank,
    @Doc("the virtual host of a route; empty of other kinds, and if the format has none")
        String virtualHost,
    @Doc("the route, the virtual host or the client") String name,
    @Doc("the load that it brought to the node") long nodeLoad,
    @Doc("the load that it brought to all nodes of the pool") long totalLoad,
    @Doc("what it brought to the node beyond the node's fair share of it") double excess,
    @Doc("that part of all the load that the node has beyond its fair share; may be above 1")
        double excessShare) {}
