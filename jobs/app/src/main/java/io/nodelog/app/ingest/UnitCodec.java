package io.nodelog.app.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.hdfs.ledger.TakenStream;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Sources and what came of them as bytes, between a driver and tasks of the same version: JSON that
 * is never stored.
 */
final class UnitCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private UnitCodec() {}

  /**
   * A file.
   *
   * @param zone empty if times need none
   * @param path its URI, where {@code uri} is its name for people
   * @param modified ISO-8601
   */
  private record FileFields(
      String node,
      String source,
      String format,
      int detectedPermille,
      String zone,
      String path,
      long length,
      String modified,
      String uri) {
    static FileFields of(SourceFile file) {
      return new FileFields(
          file.node(),
          file.source(),
          file.format(),
          file.detectedPermille(),
          file.zone().map(ZoneId::getId).orElse(""),
          file.entry().path().toUri().toString(),
          file.entry().length(),
          file.entry().modified().toString(),
          file.uri());
    }

    SourceFile file() {
      return new SourceFile(
          node,
          source,
          format,
          detectedPermille,
          zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)),
          new FileEntry(new Path(URI.create(path)), false, length, Instant.parse(modified)),
          uri);
    }
  }

  private record UnitFields(List<FileFields> files, List<TakenStream> streams) {}

  static byte[] encode(SourceUnit unit) {
    return write(
        new UnitFields(unit.files().stream().map(FileFields::of).toList(), unit.streams()));
  }

  static SourceUnit unit(byte[] bytes) throws IOException {
    UnitFields fields = JSON.readValue(bytes, UnitFields.class);
    return new SourceUnit(fields.files().stream().map(FileFields::file).toList(), fields.streams());
  }

  static byte[] encode(TakenSource source) {
    return write(source);
  }

  static TakenSource takenSource(byte[] bytes) throws IOException {
    return JSON.readValue(bytes, TakenSource.class);
  }

  private static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a source as JSON", e);
    }
  }
}
