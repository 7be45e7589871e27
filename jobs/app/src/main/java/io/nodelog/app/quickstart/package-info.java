/** The first run of a newcomer: the whole job on an embedded HDFS. */
@NullMarked
package io.nodelog.app.quickstart;

import org.jspecify.annotations.NullMarked;
