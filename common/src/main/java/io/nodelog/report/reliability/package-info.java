/**
 * How often things fail and for how long. Start at {@link
 * io.nodelog.report.reliability.Availability}.
 */
@NullMarked
package io.nodelog.report.reliability;

import org.jspecify.annotations.NullMarked;
