package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of daemons in an hour that have the same masked message. */
public record ErrorTemplatesRow(
    @Doc("the first line of the message with <*> for what differs, at most 512 bytes")
        String message,
    @Doc("start of the hour") Instant hourStart,
    @Doc("the node whose log it is") String node,
    @Doc("the program that logged; where lines name none the logger, else the source")
        String service,
    @Doc("emergency, alert, critical, error, warning, notice, info, debug or unknown") String level,
    @Doc("events") long events,
    @Doc("lines of the events, those that continue them included") long lines,
    @Doc("share of all events of the node in the hour, 0 to 1") double share,
    @Doc("share of the message on the node by its share on all nodes, both of the whole date")
        double locationQuotient,
    @Doc("time of the earliest event") Instant firstSeen,
    @Doc("time of the latest event") Instant lastSeen,
    @Doc("the file of an example, the first by name") String exampleFile,
    @Doc("where the example starts in the decompressed file, the first in it, in bytes")
        long exampleOffset,
    @Doc("16 hexadecimal digits that follow from the masked message alone") String messageId,
    @Doc("what the message has in common with others, which may be the message itself")
        String template,
    @Doc("16 hexadecimal digits that follow from the template alone") String templateId,
    @Doc("whether no node logged the message on the 28 days before; null if these are not known")
        @Nullable Boolean isNew,
    @Doc(
            "none, mild or extreme: how far all nodes together are above the same hour of the weeks"
                + " before; null if these are not known")
        @Nullable String spike,
    @Doc("what to do about it, by `templates.advice-file`; null if it does not say")
        @Nullable String advice) {}
