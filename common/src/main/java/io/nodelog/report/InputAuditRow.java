package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of a file that a batch took. Lines are records, partial, rejected or
 * excluded.
 */
public record InputAuditRow(
    @Doc("the batch that took the lines") String batch,
    @Doc("the node whose log it is") String node,
    @Doc("the name of the source") String source,
    @Doc("the file the lines came from") String file,
    @Doc("the format it was read with") String format,
    @Doc("lines in") long lines,
    @Doc("bytes in, line ends included") long bytes,
    @Doc("lines understood whole") long records,
    @Doc("lines of which a field is garbage; they count as requests") long partial,
    @Doc("lines not understood") long rejected,
    @Doc("lines that say nothing by design") long excluded,
    @Doc("rejected lines among lines that are not excluded, 0 to 1") double rejectedShare,
    @Doc("rejected: not of the format's shape") long rejectedShape,
    @Doc("rejected: no valid time") long rejectedTime,
    @Doc("rejected: time outside accept.dates") long rejectedDateNotAccepted,
    @Doc("rejected: no valid status") long rejectedStatus,
    @Doc("rejected: a number is out of range") long rejectedNumber,
    @Doc("rejected: no client field") long rejectedClient,
    @Doc("rejected: longer than lines.max-length") long rejectedTooLong,
    @Doc("rejected: binary") long rejectedBinary,
    @Doc("rejected: the rest of a damaged file") long rejectedDamagedFile,
    @Doc("where the first rejected line starts in the decompressed file; null if none")
        @Nullable Long firstRejectOffset,
    @Doc("time of the earliest record; null if none") @Nullable Instant firstSeen,
    @Doc("time of the latest record; null if none") @Nullable Instant lastSeen,
    @Doc(
            "lines at the head of the file that the format fits that was found by them, 0 to 1; null"
                + " if the source names its format")
        @Nullable Double detectedShare) {}
