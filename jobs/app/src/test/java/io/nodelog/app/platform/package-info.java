/**
 * Checks the one jar on the platforms that it is made for, as their users submit it. Start at
 * {@link io.nodelog.app.platform.SparkCheck}.
 */
package io.nodelog.app.platform;
