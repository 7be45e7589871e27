/**
 * Tells other query engines of the reports. Start at {@link io.nodelog.app.tables.TableStatements}.
 */
@NullMarked
package io.nodelog.app.tables;

import org.jspecify.annotations.NullMarked;
