package io.nodelog.app.ingest;

import java.util.List;

/**
 * What an ingest would make of one source of one node.
 *
 * @param files it would take something of
 * @param problems sentences about files that cannot be read
 * @param notes sentences about files that were rotated just now
 * @param unchanged how many files have nothing new
 */
record PlannedSource(
    List<PlannedFile> files, List<String> problems, List<String> notes, int unchanged) {
  PlannedSource {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
