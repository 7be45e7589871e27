/**
 * Formats whose lines measure the resources of nodes, brought to the vocabulary of {@link
 * io.nodelog.record.Metric}. Start at {@link io.nodelog.format.metric.MetricFormats}.
 */
@NullMarked
package io.nodelog.format.metric;

import org.jspecify.annotations.NullMarked;
