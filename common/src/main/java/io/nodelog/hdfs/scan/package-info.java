/**
 * One scan over raw logs that fills all summary tables. Start at {@link
 * io.nodelog.hdfs.scan.Engine}.
 */
@NullMarked
package io.nodelog.hdfs.scan;

import org.jspecify.annotations.NullMarked;
