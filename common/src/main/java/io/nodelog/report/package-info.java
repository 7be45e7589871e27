/** Rows that users read, made from merged summaries. */
@NullMarked
package io.nodelog.report;

import org.jspecify.annotations.NullMarked;
