package io.nodelog.summary;

import java.util.zip.CRC32C;

/**
 * A packed block of rows that belong to one {@link BlockKey}.
 *
 * <p>Its bytes, numbers big endian: the magic {@code NLSB}, the version 1 (one byte), the table's
 * ordinal (one byte), the shard (two), the date in days since 1970-01-01 (four), the number of rows
 * (four), the CRC-32C of everything else (four). Then the rows in the order of their keys, each key
 * once: the length of the key and of the value as varints, the key, the value. See {@link KeyType}
 * and {@link RowCodec} for these.
 */
public final class Block {
  /** No block is longer, in bytes, unless it is a single row. */
  public static final int LONGEST = 4 << 20;

  static final int MAGIC = 0x4e4c5342; // "NLSB"
  static final int VERSION = 1;
  static final int HEADER = 20;
  static final int CRC_AT = 16;

  private static final SummaryTable[] TABLES = SummaryTable.values();

  private final byte[] bytes;
  private final BlockKey key;
  private final int rowCount;

  private Block(byte[] bytes, BlockKey key, int rowCount) {
    this.bytes = bytes;
    this.key = key;
    this.rowCount = rowCount;
  }

  /** Returns a view of a block whose header and checksum are right; the bytes are not copied. */
  public static Block of(byte[] bytes) throws CorruptSummary {
    ByteCursor header = new ByteCursor().set(bytes, 0, bytes.length);
    if (bytes.length < HEADER || header.readInt() != MAGIC) {
      throw new CorruptSummary("Invalid block: " + bytes.length + " bytes without its header");
    }
    int version = header.readByte();
    if (version != VERSION) {
      throw new CorruptSummary("Invalid block: version " + version + " (must be " + VERSION + ")");
    }
    int table = header.readByte();
    int shard = header.readByte() << 8 | header.readByte();
    int epochDay = header.readInt();
    int rowCount = header.readInt();
    if (header.readInt() != checksum(bytes) || table >= TABLES.length) {
      throw new CorruptSummary("Invalid block: its checksum is wrong");
    }
    return new Block(bytes, new BlockKey(TABLES[table], epochDay, shard), rowCount);
  }

  static int checksum(byte[] block) {
    CRC32C crc = new CRC32C();
    crc.update(block, 0, CRC_AT);
    crc.update(block, HEADER, block.length - HEADER);
    return (int) crc.getValue();
  }

  /** What the rows belong to. */
  public BlockKey key() {
    return key;
  }

  /** The number of rows. */
  public int rowCount() {
    return rowCount;
  }

  /** Returns the rows from the first one on. */
  public SortedRows rows() {
    return new BlockRows(bytes, rowCount);
  }
}
