/** What a promise of availability is worth: plain formulas. */
@NullMarked
package io.nodelog.report.slo;

import org.jspecify.annotations.NullMarked;
