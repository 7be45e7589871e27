/** Takes the nodes' log files into the warehouse. Start at {@link io.nodelog.app.ingest.Ingest}. */
@NullMarked
package io.nodelog.app.ingest;

import org.jspecify.annotations.NullMarked;
