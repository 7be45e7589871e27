/** Which values are unlike a few others: plain formulas. */
@NullMarked
package io.nodelog.report.outlier;

import org.jspecify.annotations.NullMarked;
