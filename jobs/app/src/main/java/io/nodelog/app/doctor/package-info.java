/**
 * Finds out what is wrong with an installation and says what to do. Start at {@link
 * io.nodelog.app.doctor.WarehouseChecks}.
 */
@NullMarked
package io.nodelog.app.doctor;

import org.jspecify.annotations.NullMarked;
