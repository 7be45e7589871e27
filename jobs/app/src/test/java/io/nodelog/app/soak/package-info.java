/**
 * Runs Nodelog for as long as one likes on logs that are written and rotated meanwhile, with faults
 * at random. Start at {@link io.nodelog.app.soak.Soak}.
 */
package io.nodelog.app.soak;
