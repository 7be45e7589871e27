/**
 * What daemons say of nodes: that one died, came back, is taken out of service or lost a disk.
 * Start at {@link io.nodelog.record.event.NodeEventReader}.
 */
@NullMarked
package io.nodelog.record.event;

import org.jspecify.annotations.NullMarked;
