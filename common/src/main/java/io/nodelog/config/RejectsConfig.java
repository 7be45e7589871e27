package io.nodelog.config;

/**
 * When too many lines were not understood.
 *
 * @param maxShare the largest share of rejects that a source's part of a batch may have, 0 to 1
 */
public record RejectsConfig(double maxShare) {
  static RejectsConfig of(Section section) {
    section.allowOnly("max-share");
    return new RejectsConfig(section.number("max-share", 0, 1));
  }
}
