package io.nodelog.summary;

/**
 * A measure of a summary table.
 *
 * @param name in snake case, with its unit
 * @param rule how two values become one
 */
public record Measure(String name, MergeRule rule) {}
