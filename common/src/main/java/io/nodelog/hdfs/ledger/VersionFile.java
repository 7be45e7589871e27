package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of a version: lines of JSON in UTF-8, each ended by LF.
 *
 * <ol>
 *   <li>a {@link Header}
 *   <li>a line for each {@link LedgerEntry}, whose {@code kind} says which
 *   <li>{@code {"sha256":"…"}}, the SHA-256 of all bytes before this line
 * </ol>
 *
 * <p>Header and last line stay as they are in every format to come; a reader refuses a greater
 * {@code major} and an unknown kind of entry, and skips fields that it does not know.
 */
final class VersionFile {
  private static final String FORMAT = "nodelog-ledger";
  private static final int MAJOR = 1;
  private static final int MINOR = 0;
  private static final int SEAL_BYTES = seal("0".repeat(64)).length;

  /** Refuses whatever is not as it was written, except fields that came later. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // Also refuses what is missing, unless the entry says what stands for it.
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private VersionFile() {}

  static byte[] encode(
      long version,
      String runId,
      Instant committed,
      String previousSha256,
      List<? extends LedgerEntry> entries)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeLine(
        bytes,
        new Header(FORMAT, MAJOR, MINOR, version, runId, committed.toString(), previousSha256));
    for (LedgerEntry entry : entries) {
      writeLine(bytes, entry);
    }
    bytes.write(seal(Sha256.of(bytes.toByteArray())));
    return bytes.toByteArray();
  }

  /**
   * Reads a version back.
   *
   * @param file named in messages
   * @throws DamagedLedger if a byte of it is not as it was written, or it is of a newer format
   */
  static LedgerVersion decode(byte[] bytes, Path file) throws DamagedLedger {
    int body = bytes.length - SEAL_BYTES;
    if (body < 0
        || !Arrays.equals(
            seal(Sha256.of(bytes, 0, body)), Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw DamagedLedger.altered(file, "has other bytes than were committed (checksum differs)");
    }
    try {
      return read(bytes, body, file);
    } catch (InvalidTypeIdException e) {
      throw DamagedLedger.newer(file, "has an unknown kind of entry, " + e.getTypeId(), e);
    } catch (IOException | RuntimeException e) {
      throw new DamagedLedger(file, "has an entry that cannot be: " + e.getMessage(), e);
    }
  }

  private static LedgerVersion read(byte[] bytes, int body, Path file) throws IOException {
    int from = endOfLine(bytes, 0);
    Header header = JSON.readValue(bytes, 0, from, Header.class);
    if (!header.format().equals(FORMAT) || header.major() > MAJOR) {
      throw DamagedLedger.newer(file, "has format " + header.format() + " " + header.major(), null);
    }
    List<LedgerEntry> entries = new ArrayList<>();
    while (from < body) {
      int to = endOfLine(bytes, from);
      entries.add(JSON.readValue(bytes, from, to - from, LedgerEntry.class));
      from = to;
    }
    return new LedgerVersion(
        header.version(),
        header.run(),
        Instant.parse(header.committed()),
        header.previous(),
        Sha256.of(bytes),
        entries);
  }

  /** The end of a line, its LF included; every line has one, because the checksum was right. */
  private static int endOfLine(byte[] bytes, int from) {
    int position = from;
    while (bytes[position] != '\n') {
      position++;
    }
    return position + 1;
  }

  private static void writeLine(ByteArrayOutputStream bytes, Object line)
      throws JsonProcessingException {
    bytes.writeBytes(JSON.writeValueAsBytes(line));
    bytes.write('\n');
  }

  private static byte[] seal(String sha256) {
    return ("{\"sha256\":\"" + sha256 + "\"}\n").getBytes(UTF_8);
  }

  /**
   * The first line.
   *
   * @param format always {@code nodelog-ledger}
   * @param major grows when older readers must refuse
   * @param minor grows when older readers may go on
   * @param version of the ledger
   * @param run who committed it
   * @param committed when, ISO-8601 in UTC
   * @param previous SHA-256 of the file of the version before
   */
  record Header(
      String format,
      int major,
      int minor,
      long version,
      String run,
      String committed,
      String previous) {}
}
