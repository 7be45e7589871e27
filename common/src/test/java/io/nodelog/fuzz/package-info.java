/**
 * Feeds every parser with what a fuzzer makes of lines. In a build {@link
 * io.nodelog.fuzz.ParserFuzzTest} runs what is checked in; {@code scripts/fuzz} goes on from there.
 */
@NullMarked
package io.nodelog.fuzz;

import org.jspecify.annotations.NullMarked;
