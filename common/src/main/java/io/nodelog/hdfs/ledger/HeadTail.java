package io.nodelog.hdfs.ledger;

/**
 * Hashes of the first and the last block of a stream's prefix: together with its length they
 * recognise it where hashing all of it would cost too much.
 *
 * @param blockLength bytes of each block; 0 if the whole prefix was hashed instead
 * @param headSha256 of the first block, lower-case hex
 * @param tailSha256 of the block that ends where the prefix ends, lower-case hex
 */
public record HeadTail(long blockLength, String headSha256, String tailSha256) {
  /** The whole prefix was hashed. */
  public static final HeadTail NONE = new HeadTail(0, "", "");

  public HeadTail {
    if (blockLength < 0) {
      throw new IllegalArgumentException(
          "Invalid block length: " + blockLength + " (must not be negative)");
    }
    if (blockLength > 0) {
      EntryFields.sha256("head", headSha256);
      EntryFields.sha256("tail", tailSha256);
    }
  }
}
