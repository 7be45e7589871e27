/** What every step of a run shares. Start at {@link io.nodelog.app.run.Run}. */
@NullMarked
package io.nodelog.app.run;

import org.jspecify.annotations.NullMarked;
