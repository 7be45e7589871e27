/** Raw log bytes at rest: decompression, lines, segments. */
@NullMarked
package io.nodelog.hdfs.raw;

import org.jspecify.annotations.NullMarked;
