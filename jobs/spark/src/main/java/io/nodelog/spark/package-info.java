/** The engine on Spark. Start at {@link io.nodelog.spark.SparkEngine}. */
@NullMarked
package io.nodelog.spark;

import org.jspecify.annotations.NullMarked;
