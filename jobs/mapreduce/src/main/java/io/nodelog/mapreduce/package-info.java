/** The engine on MapReduce. Start at {@link io.nodelog.mapreduce.MapReduceEngine}. */
@NullMarked
package io.nodelog.mapreduce;

import org.jspecify.annotations.NullMarked;
