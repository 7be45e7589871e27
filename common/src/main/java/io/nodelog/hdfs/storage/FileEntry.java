package io.nodelog.hdfs.storage;

import java.time.Instant;
import org.apache.hadoop.fs.Path;

/**
 * A file or directory as listed.
 *
 * @param path fully qualified
 * @param directory whether it is a directory
 * @param length bytes; 0 for a directory
 * @param modified when it was last written, as the file system says
 */
public record FileEntry(Path path, boolean directory, long length, Instant modified) {}
