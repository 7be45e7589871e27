package io.nodelog.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A masked message that is new, gone, or came much more often than it used to, on all nodes. */
public record TemplateChangesRow(
    @Doc("the first line of the message with <*> for what differs, at most 512 bytes")
        String message,
    @Doc("new, gone or spike") String change,
    @Doc("events of the date on all nodes; 0 if the message is gone") long events,
    @Doc("nodes that logged it on the date") int nodes,
    @Doc("the node that logged it most, the first by name of those; null if it is gone")
        @Nullable String topNode,
    @Doc("on how many of the 28 days before the message was logged") int daysSeen,
    @Doc("on how many of the 28 days before any event is known") int daysKnown,
    @Doc("events a day on the days before that are known") double eventsPerDayBefore,
    @Doc("mild or extreme; null if it is no spike") @Nullable String spike,
    @Doc("the hour of the spike with the most events; null if it is no spike")
        @Nullable Instant spikeHourStart,
    @Doc("events of that hour on all nodes; null if it is no spike") @Nullable Long spikeEvents,
    @Doc("median of the same hour of the weeks before; null if it is no spike")
        @Nullable Double usualEvents,
    @Doc("16 hexadecimal digits that follow from the masked message alone") String messageId,
    @Doc("what the message has in common with others, which may be the message itself")
        String template,
    @Doc("16 hexadecimal digits that follow from the template alone") String templateId,
    @Doc("what to do about it, by `templates.advice-file`; null if it does not say")
        @Nullable String advice) {}
