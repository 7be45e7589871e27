/** The command: one class a verb. Start at {@link io.nodelog.app.cli.Main}. */
@NullMarked
package io.nodelog.app.cli;

import org.jspecify.annotations.NullMarked;
