package io.nodelog.app.cli;

import java.time.Instant;

/**
 * A step that a run did.
 *
 * @param phase its name, as that of the verb that does it alone
 * @param started when it started
 * @param millis how long it took
 */
record RunPhase(String phase, Instant started, long millis) {}
