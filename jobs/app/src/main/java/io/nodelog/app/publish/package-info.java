/** Turns summaries into reports. Start at {@link io.nodelog.app.publish.Publish}. */
@NullMarked
package io.nodelog.app.publish;

import org.jspecify.annotations.NullMarked;
