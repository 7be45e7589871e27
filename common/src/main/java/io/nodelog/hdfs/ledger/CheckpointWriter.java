package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.ledger.Checkpoint.Block;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** Writes a state as a {@link Checkpoint}. */
final class CheckpointWriter {
  private static final int BUFFER_BYTES = 1 << 16;

  private final LedgerTables tables;
  private final MessageDigest digest = Sha256.digest();
  private final DataOutputStream out;

  private CheckpointWriter(LedgerState state, OutputStream target) {
    tables = state.copyTables();
    out =
        new DataOutputStream(
            new DigestOutputStream(new BufferedOutputStream(target, BUFFER_BYTES), digest));
  }

  /** Writes all of a state; the stream stays open. */
  static void write(LedgerState state, OutputStream target) throws IOException {
    CheckpointWriter writer = new CheckpointWriter(state, target);
    writer.json(
        Block.HEADER,
        new Checkpoint.Header(
            Checkpoint.FORMAT,
            Checkpoint.MAJOR,
            state.version(),
            state.sha256(),
            writer.tables.rows));
    writer.writeTables();
    writer.seal();
  }

  /** The SHA-256 of the file that a state's checkpoint is. */
  static String sha256(LedgerState state) throws IOException {
    DigestOutputStream hashed =
        new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest());
    write(state, hashed);
    return Sha256.hex(hashed.getMessageDigest());
  }

  private void writeTables() throws IOException {
    if (tables.settings.isPresent()) {
      json(Block.SETTINGS, tables.settings.get());
    }
    for (Map.Entry<String, LedgerTables.Batch> batch : tables.batches) {
      json(
          Block.BATCH,
          new Checkpoint.BatchRow(batch.getKey(), batch.getValue().committed().toString()));
    }
    for (Map.Entry<LedgerTables.Source, StreamTable> source : tables.streams) {
      streams(source.getValue());
    }
    for (Map.Entry<Part, OpenPart> open : tables.open) {
      json(Block.OPEN, new Checkpoint.OpenRow(open.getKey(), open.getValue().versions()));
    }
    for (Map.Entry<Part, HeldPart> held : tables.held) {
      json(Block.HELD, held.getValue());
    }
    for (Map.Entry<String, String> set : tables.summaries.names()) {
      json(Block.SET, set.getKey());
    }
    writeFiles();
  }

  private void writeFiles() throws IOException {
    for (Map.Entry<String, ArrivalMap<String, List<SummaryFile>>> date : tables.summaries.files()) {
      for (Map.Entry<String, List<SummaryFile>> set : date.getValue()) {
        json(
            Block.SUMMARIES,
            new Checkpoint.SummariesRow(date.getKey(), set.getKey(), set.getValue()));
      }
    }
    for (Map.Entry<String, Published> published : tables.published) {
      json(Block.PUBLISHED, published.getValue());
    }
    for (Map.Entry<Part, String> format : tables.formats) {
      json(Block.FORMAT, new PartFormat(format.getKey(), format.getValue()));
    }
    for (Map.Entry<Expired.What, String> expired : tables.expired) {
      json(Block.EXPIRED, new Expired(expired.getKey(), expired.getValue()));
    }
    for (Map.Entry<String, List<Compacted>> date : tables.summaries.merged()) {
      for (Compacted compacted : date.getValue()) {
        json(Block.COMPACTED, compacted);
      }
    }
    for (Checkpoint.SourcesRow sources : tables.sources.rows()) {
      json(Block.SOURCES, sources);
    }
    for (Map.Entry<String, Erased.Replacement> erased : tables.erased) {
      json(Block.ERASED, erased.getValue());
    }
  }

  /** Cuts the rows by their number alone: how they were packed says in which order they came. */
  private void streams(StreamTable table) throws IOException {
    ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    int count = 0;
    for (PackedRows pack : (Iterable<PackedRows>) table.packs()::iterator) {
      pack.writeTo(waiting);
      count += pack.count();
      if (count >= Checkpoint.STREAMS_A_BLOCK) {
        ByteBuffer rows = ByteBuffer.wrap(waiting.toByteArray());
        streams(table.codec(), PackedRows.next(rows, Checkpoint.STREAMS_A_BLOCK));
        waiting.reset();
        waiting.write(rows.array(), rows.position(), rows.remaining());
        count -= Checkpoint.STREAMS_A_BLOCK;
      }
    }
    if (count > 0) {
      streams(table.codec(), PackedRows.next(ByteBuffer.wrap(waiting.toByteArray()), count));
    }
  }

  private void streams(StreamCodec codec, PackedRows rows) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    PackedText.put(content, codec.source().node());
    PackedText.put(content, codec.source().name());
    PackedText.put(content, codec.directory());
    PackedText.put(content, codec.format());
    rows.writeTo(content);
    block(Block.STREAMS, content.toByteArray());
  }

  private void json(Block block, Object value) throws IOException {
    block(block, VersionFile.JSON.writeValueAsBytes(value));
  }

  private void block(Block block, byte[] content) throws IOException {
    out.writeByte(block.ordinal());
    out.writeInt(content.length);
    out.write(content);
  }

  private void seal() throws IOException {
    out.writeByte(Block.SEAL.ordinal());
    out.writeInt(digest.getDigestLength());
    out.write(digest.digest());
    out.flush();
  }
}
