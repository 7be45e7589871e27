/** All settings as records, read once from HOCON and checked at the door. */
@NullMarked
package io.nodelog.config;

import org.jspecify.annotations.NullMarked;
