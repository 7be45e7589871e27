package io.nodelog.hdfs.ledger;

/**
 * How a source was as of some date.
 *
 * @param seen how it was found last
 * @param since the date of that news, {@code YYYY-MM-DD}
 */
public record KnownSource(SourceSeen seen, String since) {}
