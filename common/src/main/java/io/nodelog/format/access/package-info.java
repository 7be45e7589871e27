/**
 * Formats of requests. A server's format string becomes elements, the elements become steps, and
 * {@link io.nodelog.format.access.FieldScanner} runs the steps over a line.
 */
@NullMarked
package io.nodelog.format.access;

import org.jspecify.annotations.NullMarked;
