/** Rows that users read, made from merged summaries. Start at {@link io.nodelog.report.Report}. */
@NullMarked
package io.nodelog.report;

import org.jspecify.annotations.NullMarked;
