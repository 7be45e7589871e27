/** Removes from a warehouse what nothing names. Start at {@link io.nodelog.app.gc.Gc}. */
@NullMarked
package io.nodelog.app.gc;

import org.jspecify.annotations.NullMarked;
