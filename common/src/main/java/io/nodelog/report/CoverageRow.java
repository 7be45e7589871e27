package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What arrived of a source of a node on a date, against what was expected. */
public record CoverageRow(
    @Doc("the node whose log it is") String node,
    @Doc("the name of the source") String source,
    @Doc("whether it was configured as of the date; otherwise it was only found") boolean expected,
    @Doc(
            "how the last run up to the date found it: found, no_files, failed, standard_input, gone"
                + " (neither configured nor found any more), or unknown")
        String state,
    @Doc("the date since which it is expected and in this state, or not; null if unknown")
        @Nullable String stateSince,
    @Doc("how many files it had on that date") int files,
    @Doc("what was wrong on that date, at most 200 characters; null if nothing")
        @Nullable String problem,
    @Doc("lines of the date that were understood, partial ones included; 0 if it was silent")
        long records,
    @Doc("those of which a field is garbage") long partial,
    @Doc("bytes of these lines, line ends included") long bytes,
    @Doc("time of the earliest record; null if none") @Nullable Instant firstEvent,
    @Doc("time of the latest record; null if none") @Nullable Instant lastEvent,
    @Doc("when the latest run began that took some of the lines; null if none")
        @Nullable Instant lastTaken,
    @Doc(
            "the shortest time from a record to the run that took it; negative if a clock was ahead;"
                + " null if no record")
        @Nullable Long lagMinMillis,
    @Doc("the longest time from a record to the run that took it; null if no record")
        @Nullable Long lagMaxMillis,
    @Doc("whether no line of the date was understood") boolean silent,
    @Doc("whether all sources of the node were silent") boolean nodeSilent) {}
