/**
 * The versioned list of what is committed: it alone says what exists. Start at {@link
 * io.nodelog.hdfs.ledger.Ledger}.
 */
@NullMarked
package io.nodelog.hdfs.ledger;

import org.jspecify.annotations.NullMarked;
