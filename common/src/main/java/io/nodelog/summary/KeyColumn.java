package io.nodelog.summary;

/**
 * A key column of a summary table.
 *
 * @param name in snake case, with its unit
 * @param type decides the bytes and the order
 */
public record KeyColumn(String name, KeyType type) {}
