/** What a promise of availability is worth, and what is unlike the weeks before: plain formulas. */
@NullMarked
package io.nodelog.report.slo;

import org.jspecify.annotations.NullMarked;
