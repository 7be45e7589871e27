/** The versioned list of what is committed. Start at {@code Ledger}. */
@NullMarked
package io.nodelog.hdfs.ledger;

import org.jspecify.annotations.NullMarked;
