/** Finds and reads things in byte arrays: delimiters, digits, addresses, timestamps. */
@NullMarked
package io.nodelog.bytes;

import org.jspecify.annotations.NullMarked;
