package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * Where the rows of a part that waits or is held stand. The rows themselves are large, and only who
 * summarizes the part reads them.
 *
 * @param versions of the ledger that have rows of the part, ascending
 */
record OpenPart(List<Long> versions) {
  static final OpenPart NONE = new OpenPart(List.of());

  OpenPart {
    versions = List.copyOf(versions);
  }

  /** The same rows and those of a version, which is not older than any of these. */
  OpenPart with(long version) {
    if (versions.isEmpty()) {
      return new OpenPart(List.of(version));
    }
    return versions.get(versions.size() - 1) == version ? this : withNext(version);
  }

  private OpenPart withNext(long version) {
    Long[] more = versions.toArray(new Long[versions.size() + 1]);
    more[versions.size()] = version;
    return new OpenPart(List.of(more));
  }
}
