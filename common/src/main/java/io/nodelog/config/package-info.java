/**
 * All settings as records, read once from HOCON and checked at the door. Start at {@link
 * io.nodelog.config.NodelogConfig}.
 */
@NullMarked
package io.nodelog.config;

import org.jspecify.annotations.NullMarked;
