/**
 * Shows reports: as tables, CSV and JSON lines. Start at {@link io.nodelog.app.view.ReportRows}.
 */
@NullMarked
package io.nodelog.app.view;

import org.jspecify.annotations.NullMarked;
