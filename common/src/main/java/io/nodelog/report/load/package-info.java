/** How evenly nodes share a load. Start at {@link io.nodelog.report.load.LoadIndices}. */
@NullMarked
package io.nodelog.report.load;

import org.jspecify.annotations.NullMarked;
