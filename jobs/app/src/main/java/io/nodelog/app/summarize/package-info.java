/**
 * Turns batches into summaries with an engine. Start at {@link io.nodelog.app.summarize.Summarize}.
 */
@NullMarked
package io.nodelog.app.summarize;

import org.jspecify.annotations.NullMarked;
