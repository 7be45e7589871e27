/**
 * Formats of what daemons log: an event each, with the lines that continue it.
 *
 * <p>A format is an {@code EventHead}: it knows how an event's first line begins. All that is the
 * same for every daemon (continuation lines, stack traces, blank lines) is done by the parser
 * behind {@link io.nodelog.format.service.HeadedFormat}.
 */
@NullMarked
package io.nodelog.format.service;

import org.jspecify.annotations.NullMarked;
