package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to start reading a ledger. One line: the newest version; the newest checkpoint and the one
 * before it, if there are any; the SHA-256 of what stands before the last space.
 *
 * @param version that the ledger has at least; 0 if nothing is known
 * @param checkpoint the version that the newest checkpoint is of; 0 if there is none
 * @param earlier the version that the checkpoint before is of; 0 if there is none
 */
record Hint(long version, long checkpoint, long earlier) {
  static final Hint NONE = new Hint(0, 0, 0);
  private static final Pattern TEXT =
      Pattern.compile("((\\d{1,18})(?: (\\d{1,18}) (\\d{1,18}))?) ([0-9a-f]{64})\n");

  /** Reads a hint; empty if it is not one that was written whole. */
  static Optional<Hint> parse(byte[] bytes) {
    Matcher text = TEXT.matcher(new String(bytes, UTF_8));
    if (!text.matches() || !Sha256.of(text.group(1).getBytes(UTF_8)).equals(text.group(5))) {
      return Optional.empty();
    }
    long version = Long.parseLong(text.group(2));
    return Optional.of(
        text.group(3) == null
            ? new Hint(version, 0, 0)
            : new Hint(version, Long.parseLong(text.group(3)), Long.parseLong(text.group(4))));
  }

  byte[] bytes() {
    String text = checkpoint == 0 ? "" + version : version + " " + checkpoint + " " + earlier;
    return (text + " " + Sha256.of(text.getBytes(UTF_8)) + "\n").getBytes(UTF_8);
  }
}
