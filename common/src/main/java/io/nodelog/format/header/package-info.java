/**
 * Formats whose files say themselves what their lines hold: the extended log file format of the
 * W3C. Start at {@link io.nodelog.format.header.HeaderFormat}.
 */
@NullMarked
package io.nodelog.format.header;

import org.jspecify.annotations.NullMarked;
