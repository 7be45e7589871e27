package io.nodelog.format.header;

import io.nodelog.record.TextEscape;
import java.util.Optional;

/**
 * What differs between servers that write the same kind of header.
 *
 * @param durationUnit of {@code time-taken}: s, ms, us or ns
 * @param escape how values are written that hold spaces
 * @param fields what stands behind {@code #Fields:} in files that lack it; without it, lines before
 *     the first header are rejects
 */
public record HeaderOptions(String durationUnit, TextEscape escape, Optional<String> fields) {}
