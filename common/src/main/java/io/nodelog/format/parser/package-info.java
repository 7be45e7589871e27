/**
 * What a format must offer, whatever its lines look like. Start at {@link
 * io.nodelog.format.parser.LineParser} for requests and at {@link
 * io.nodelog.format.parser.EventParser} for what daemons log.
 */
@NullMarked
package io.nodelog.format.parser;

import org.jspecify.annotations.NullMarked;
