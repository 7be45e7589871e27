/**
 * Mergeable answers, declared once a table. Start at {@link io.nodelog.summary.SummaryTable};
 * {@link io.nodelog.summary.AccessSummarizer} fills the tables, {@link
 * io.nodelog.summary.BlockMerger} merges what it hands on.
 */
@NullMarked
package io.nodelog.summary;

import org.jspecify.annotations.NullMarked;
