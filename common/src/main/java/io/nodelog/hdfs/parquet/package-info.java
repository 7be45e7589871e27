/**
 * Parquet files of summaries and reports, written and read through {@link
 * io.nodelog.hdfs.storage.Storage}. Start at {@link io.nodelog.hdfs.parquet.RowSchema}.
 */
@NullMarked
package io.nodelog.hdfs.parquet;

import org.jspecify.annotations.NullMarked;
