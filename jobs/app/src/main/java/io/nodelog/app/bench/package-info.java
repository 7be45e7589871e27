/**
 * Measures what a run costs, as ratios to what else could read the same lines. Start at {@link
 * io.nodelog.app.bench.Bench}.
 */
@NullMarked
package io.nodelog.app.bench;

import org.jspecify.annotations.NullMarked;
