/**
 * Finds the templates of messages: what the places in programs that log them have in common. Start
 * at {@link io.nodelog.report.template.Templates}.
 */
@NullMarked
package io.nodelog.report.template;

import org.jspecify.annotations.NullMarked;
