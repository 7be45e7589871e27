/** Parquet files of summaries and reports. */
@NullMarked
package io.nodelog.hdfs.parquet;

import org.jspecify.annotations.NullMarked;
