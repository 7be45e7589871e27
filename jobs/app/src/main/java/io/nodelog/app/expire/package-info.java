/** Gives up what is old. Start at {@link io.nodelog.app.expire.Expire}. */
@NullMarked
package io.nodelog.app.expire;

import org.jspecify.annotations.NullMarked;
