package io.nodelog.app.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a verb reads and writes: results go to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person watches {@code err}
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {}
