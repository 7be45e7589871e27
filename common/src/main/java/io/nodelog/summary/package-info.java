/** Mergeable answers, declared once a table. Start at {@link io.nodelog.summary.SummaryTable}. */
@NullMarked
package io.nodelog.summary;

import org.jspecify.annotations.NullMarked;
