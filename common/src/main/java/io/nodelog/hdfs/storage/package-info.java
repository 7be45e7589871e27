/**
 * What Nodelog asks of a file system, and its two implementations. Start at {@link
 * io.nodelog.hdfs.storage.Storage}.
 */
@NullMarked
package io.nodelog.hdfs.storage;

import org.jspecify.annotations.NullMarked;
