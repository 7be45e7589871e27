/**
 * Formats whose lines are JSON objects, each value known by its key. Start at {@link
 * io.nodelog.format.json.JsonFormat}.
 */
@NullMarked
package io.nodelog.format.json;

import org.jspecify.annotations.NullMarked;
