/** Runs what {@code conf/oozie} contains, without Oozie. Start at {@link OozieFilesTest}. */
package io.nodelog.app.oozie;
