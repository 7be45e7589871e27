package io.nodelog.hdfs.scan;

import java.net.URI;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;

/**
 * An attempt of a task at a unit of work.
 *
 * @param hadoop how to reach file systems from there
 * @param warehouse root of the warehouse
 * @param name which no other attempt of the run has; letters, digits and hyphens
 * @param progress told now and then how many bytes more were read; throws if the attempt is not
 *     wanted any more
 */
public record UnitAttempt(
    Configuration hadoop, URI warehouse, String name, LongConsumer progress) {}
