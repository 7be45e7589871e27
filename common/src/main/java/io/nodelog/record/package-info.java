/** What a line says. Start at {@link io.nodelog.record.AccessRecord}. */
@NullMarked
package io.nodelog.record;

import org.jspecify.annotations.NullMarked;
