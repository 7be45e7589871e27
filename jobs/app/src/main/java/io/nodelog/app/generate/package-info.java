/**
 * Writes the logs of a fleet that does not exist, with the true answers beside them. Start at
 * {@link io.nodelog.app.generate.FleetGenerator}.
 */
@NullMarked
package io.nodelog.app.generate;

import org.jspecify.annotations.NullMarked;
