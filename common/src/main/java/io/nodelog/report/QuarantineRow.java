package io.nodelog.report;

/**
 * A line that was not understood; also an event of several lines, or the rest of a damaged file.
 */
public record QuarantineRow(
    @Doc("the batch that took the line") String batch,
    @Doc("the node whose log it is") String node,
    @Doc("the name of the source") String source,
    @Doc("the file the line came from") String file,
    @Doc("where the line starts in the decompressed file") long lineOffset,
    @Doc(
            "why it was not understood: shape, time, date_not_accepted, status, number, client,"
                + " too_long, binary or damaged_file")
        String reason,
    @Doc("how many lines it is: an event may have several") long lines,
    @Doc("length in bytes, line ends included") long lineBytes,
    @Doc("how many bytes of its content are not kept; 0 if it is whole") long cutBytes,
    @Doc("the line, or its start; a byte that is not UTF-8 as \\xNN") String line) {}
