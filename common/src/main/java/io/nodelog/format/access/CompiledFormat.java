package io.nodelog.format.access;

import io.nodelog.format.parser.FormatColumn;
import java.util.List;

/**
 * A format string as steps over a line.
 *
 * @param lead the fixed text before the first field
 * @param steps the fields, each with the fixed text behind it
 * @param lastVital index of the last step that a record cannot do without: client, time or status
 * @param columns what the fields say, in the order of the line
 * @param timeIsRequestEnd whether the time is the end of the request, not its start
 */
record CompiledFormat(
    Literal lead,
    List<Step> steps,
    int lastVital,
    List<FormatColumn> columns,
    boolean timeIsRequestEnd) {}
