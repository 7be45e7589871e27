package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast a promise of availability was used up in a window of time. */
public record SloBurnRow(
    @Doc("end of the window: the end of an hour") Instant windowEnd,
    @Doc("whose requests: fleet, node or virtual_host") String scope,
    @Doc("the node; empty of others") String node,
    @Doc("length of the window") int windowHours,
    @Doc("the promised share of requests without an error") double objective,
    @Doc("requests of the window but those whose client went away") long requests,
    @Doc("requests whose client went away") long clientAborts,
    @Doc("requests that a server failed, or that no server was up for") long errors,
    @Doc("errors / requests; null if there were none") @Nullable Double errorRatio,
    @Doc("error ratio / (1 - objective): 1 uses up the budget of 30 days in 30 days")
        @Nullable Double burnRate,
    @Doc("the burn rate that is too high in such a window") double threshold,
    @Doc("share of the budget of 30 days that the window used up") @Nullable Double budgetConsumed,
    @Doc("page, ticket, ok, or too_few requests to tell") String verdict,
    @Doc("the virtual host, of the 200 with the most requests of the date; empty of others")
        String virtualHost) {}
