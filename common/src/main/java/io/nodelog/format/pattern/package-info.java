/**
 * Formats that a regular expression describes, whose groups are named after columns. Start at
 * {@link io.nodelog.format.pattern.LineExpression}.
 */
@NullMarked
package io.nodelog.format.pattern;

import org.jspecify.annotations.NullMarked;
