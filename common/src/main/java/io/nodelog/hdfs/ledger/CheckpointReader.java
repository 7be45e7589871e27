package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.ledger.Checkpoint.Block;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a {@link Checkpoint}. Nothing of it counts before its seal was found right. */
final class CheckpointReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final LedgerTables tables = new LedgerTables();
  private final MessageDigest digest = Sha256.digest();
  private final DataInputStream in;

  private CheckpointReader(InputStream source) {
    in =
        new DataInputStream(
            new DigestInputStream(new BufferedInputStream(source, BUFFER_BYTES), digest));
  }

  /**
   * Reads the state of a version.
   *
   * @throws IOException if these are not the bytes of one, whole and as they were written
   * @throws RuntimeException likewise
   */
  static LedgerState read(InputStream source, RowReader rows) throws IOException {
    CheckpointReader reader = new CheckpointReader(source);
    Checkpoint.Header header = reader.header();
    reader.readTables();
    return new LedgerState(
        header.version(),
        header.sha256(),
        reader.tables,
        rows,
        new CheckpointMark(header.version(), header.rows(), 0));
  }

  private Checkpoint.Header header() throws IOException {
    if (in.readByte() != Block.HEADER.ordinal()) {
      throw new IOException("the first block is no header");
    }
    Checkpoint.Header header = json(content(in.readInt()), Checkpoint.Header.class);
    if (!header.format().equals(Checkpoint.FORMAT) || header.major() > Checkpoint.MAJOR) {
      throw new IOException("it has format " + header.format() + " " + header.major());
    }
    tables.rows = header.rows();
    return header;
  }

  private void readTables() throws IOException {
    while (true) {
      int ordinal = in.readByte();
      if (ordinal <= 0 || ordinal >= Block.values().length) {
        throw new IOException("it has an unknown block, " + ordinal);
      }
      Block block = Block.values()[ordinal];
      int length = in.readInt();
      if (block == Block.SEAL) {
        requireSealed(digest.digest(), length);
        return;
      }
      add(block, content(length));
    }
  }

  private void requireSealed(byte[] sha256, int length) throws IOException {
    if (!Arrays.equals(content(length), sha256) || in.read() >= 0) {
      throw new IOException("its checksum differs");
    }
  }

  /** Reads so many bytes; a length that is wrong costs no more memory than the file has bytes. */
  private byte[] content(int length) throws IOException {
    byte[] content = in.readNBytes(Math.max(0, length));
    if (content.length != length) {
      throw new EOFException("a block of " + length + " bytes is not whole");
    }
    return content;
  }

  private void add(Block block, byte[] content) throws IOException {
    switch (block) {
      case HEADER, SEAL -> throw new IOException("a block stands where it must not");
      case SETTINGS -> tables.settings = Optional.of(json(content, SettingsRecorded.class));
      case BATCH -> addBatch(json(content, Checkpoint.BatchRow.class));
      case STREAMS -> addStreams(ByteBuffer.wrap(content));
      case OPEN -> addOpen(json(content, Checkpoint.OpenRow.class));
      case HELD -> addHeld(json(content, HeldPart.class));
      case SET -> addSet(json(content, String.class));
      case SUMMARIES -> addSummaries(json(content, Checkpoint.SummariesRow.class));
      case PUBLISHED -> addPublished(json(content, Published.class));
      case FORMAT -> addFormat(json(content, PartFormat.class));
      case EXPIRED -> addExpired(json(content, Expired.class));
      case COMPACTED -> addCompacted(json(content, Compacted.class));
      case SOURCES -> addSources(json(content, Checkpoint.SourcesRow.class));
      case ERASED -> addErased(json(content, Erased.Replacement.class));
    }
  }

  private void addBatch(Checkpoint.BatchRow row) {
    Instant committed = Instant.parse(row.committed());
    tables.batches = tables.batches.with(row.name(), new LedgerTables.Batch(row.name(), committed));
  }

  private void addStreams(ByteBuffer content) {
    LedgerTables.Source source =
        new LedgerTables.Source(PackedText.text(content), PackedText.text(content));
    StreamCodec codec = new StreamCodec(source, PackedText.text(content), PackedText.text(content));
    StreamTable table = tables.streams.get(source).orElse(StreamTable.empty(codec));
    tables.streams = tables.streams.with(table.source(), table.withAll(content));
  }

  private void addOpen(Checkpoint.OpenRow row) {
    tables.open = tables.open.with(tables.shared(row.part()), new OpenPart(row.versions()));
  }

  private void addHeld(HeldPart held) {
    tables.held = tables.held.with(tables.shared(held.part()), held);
  }

  private void addSet(String name) {
    tables.summaries = tables.summaries.with(name);
  }

  private void addSummaries(Checkpoint.SummariesRow row) {
    tables.summaries = tables.summaries.with(row.set(), row.date(), row.files());
  }

  /** Reports may still be made from sets that are void by now. */
  private void addPublished(Published row) {
    List<String> sets = row.sets().stream().map(tables.summaries::shared).toList();
    tables.published = tables.published.with(row.date(), row.withSets(sets));
  }

  private void addFormat(PartFormat row) {
    tables.formats = tables.formats.with(tables.shared(row.part()), row.format());
  }

  private void addExpired(Expired row) {
    tables.expired = tables.expired.with(row.what(), row.before());
  }

  private void addCompacted(Compacted row) {
    List<String> sets = row.sets().stream().map(tables.summaries::shared).toList();
    tables.summaries = tables.summaries.with(new Compacted(row.date(), sets, row.files()));
  }

  private void addSources(Checkpoint.SourcesRow row) {
    tables.sources = tables.sources.with(row.seen(), row.version());
  }

  private void addErased(Erased.Replacement row) {
    tables.erased = tables.erased.with(row.key(), row);
  }

  private static <T> T json(byte[] content, Class<T> type) throws IOException {
    return VersionFile.JSON.readValue(content, type);
  }
}
