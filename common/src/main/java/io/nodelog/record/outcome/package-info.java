/**
 * What became of a request and of each attempt to serve it, in one taxonomy over all formats. Start
 * at {@link io.nodelog.record.outcome.RequestJudge}.
 */
@NullMarked
package io.nodelog.record.outcome;

import org.jspecify.annotations.NullMarked;
