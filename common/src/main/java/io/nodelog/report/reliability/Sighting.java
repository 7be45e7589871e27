package io.nodelog.report.reliability;

import io.nodelog.record.event.NodeEventKind;

/**
 * An event of a node as it was summarized.
 *
 * @param time in microseconds since 1970-01-01T00:00:00Z
 * @param subject the node it speaks of, as its line names it; empty for the observer
 * @param observer the node whose log says so
 * @param detail depends on the kind; may be empty
 * @param events how many lines say so
 * @param file the file of the first of these lines
 * @param offset where it starts in the decompressed file
 */
public record Sighting(
    long time,
    String subject,
    String observer,
    NodeEventKind kind,
    String detail,
    long events,
    String file,
    long offset) {}
