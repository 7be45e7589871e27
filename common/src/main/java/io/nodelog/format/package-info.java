/**
 * Turns the bytes of a line into a record. Start at {@link io.nodelog.format.parser.LineParser}.
 */
@NullMarked
package io.nodelog.format;

import org.jspecify.annotations.NullMarked;
