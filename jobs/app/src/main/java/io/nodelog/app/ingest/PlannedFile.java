package io.nodelog.app.ingest;

/**
 * A file of which an ingest would take something.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param file its URI
 * @param format its lines are read with
 * @param from how many of its (decompressed) bytes were taken before
 * @param bytes that are new; of a compressed file all that it has, as they are stored
 * @param compressed whether it is
 */
public record PlannedFile(
    String node,
    String source,
    String file,
    String format,
    long from,
    long bytes,
    boolean compressed) {}
