/** Checks a warehouse from end to end. Start at {@link io.nodelog.app.check.WarehouseCheck}. */
@NullMarked
package io.nodelog.app.check;

import org.jspecify.annotations.NullMarked;
