package io.nodelog.format.service;

import io.nodelog.bytes.Digits;
import io.nodelog.bytes.FixedText;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Dialect;
import io.nodelog.record.LogServer;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.TextEscape;
import java.util.List;

/**
 * The DataNode's trace of clients: {@code src: /192.0.2.1:9866, dest: /192.0.2.7:49152, volume:
 * /d1, bytes: 4096, op: HDFS_READ, cliID: …, offset: 0, srvID: …, blockid: …, duration(ns): 1500}
 * (Hadoop's {@code DN_CLIENTTRACE_FORMAT}), and that of the shuffle, which names a {@code reduceID}
 * and no block. Data flow from source to destination: who writes is the source, everybody else is
 * the destination. The client's id is a text that the client chose.
 */
final class ClientTrace implements AuditPayload {
  static final List<FormatColumn> COLUMNS = columns();

  private static List<FormatColumn> columns() {
    List<FormatColumn> columns =
        NamedFormats.columns(
            "client_ip", "dest, of HDFS_WRITE src",
            "method", "op",
            "user_agent", "cliID",
            "target", "blockid",
            "request_id", "reduceID",
            "termination", "success");
    columns.add(new FormatColumn("bytes_sent", "long", "bytes", "bytes", "but of HDFS_WRITE"));
    columns.add(new FormatColumn("bytes_received", "long", "bytes", "bytes", "of HDFS_WRITE"));
    columns.add(new FormatColumn("duration_micros", "long", "microseconds", "duration(ns)", ""));
    return columns;
  }

  private static final int SOURCE = 0;
  private static final int DESTINATION = 1;
  private static final int OPERATION = 2;
  private static final int BYTES = 3;
  private static final int VOLUME = 4;
  private static final int CLIENT_ID = 5;
  private static final int BLOCK = 6;
  private static final int DURATION = 7;
  private static final int OLD_DURATION = 8;
  private static final int REDUCE_ID = 9;
  private static final int SUCCESS = 10;
  private static final long NANOS_PER_MICRO = 1_000;

  private static final Dialect DIALECT = Dialect.of(LogServer.DATANODE, List.of());
  private static final FixedText LOGGER = FixedText.of("clienttrace");
  private static final FixedText WRITE = FixedText.of("HDFS_WRITE");

  private final AuditFields fields = new AuditFields();
  private final LabelledValues values =
      new LabelledValues(", ")
          .vital("src: ", "dest: ", "op: ")
          .first("bytes: ", "volume: ", "cliID: ")
          .last("blockid: ", "duration(ns): ", "duration: ", "reduceID: ", "success: ")
          .last("offset: ", "srvID: ", "shmId: ", "slotIdx: ");

  @Override
  public boolean isLogger(byte[] bytes, int from, int to) {
    return to - from >= LOGGER.length() && LOGGER.is(bytes, to - LOGGER.length(), to);
  }

  @Override
  public Outcome read(byte[] bytes, int from, int to, AccessRecord record) {
    if (!values.read(bytes, from, to)) {
      return record.reject(RejectReason.SHAPE);
    }
    record.setEscape(TextEscape.NONE);
    record.setDialect(DIALECT);
    boolean write = WRITE.is(bytes, values.from(OPERATION), values.to(OPERATION));
    fields.client(values, write ? SOURCE : DESTINATION, bytes, record);
    fields.server(values, write ? DESTINATION : SOURCE, bytes, record);
    AuditFields.text(AccessField.VOLUME, values, VOLUME, bytes, record);
    AuditFields.text(AccessField.METHOD, values, OPERATION, bytes, record);
    AuditFields.text(AccessField.TARGET, values, BLOCK, bytes, record);
    AuditFields.text(AccessField.USER_AGENT, values, CLIENT_ID, bytes, record);
    AuditFields.text(AccessField.REQUEST_ID, values, REDUCE_ID, bytes, record);
    if (values.has(SUCCESS)) {
      record.set(AccessField.TERMINATION, values.labelFrom(SUCCESS), values.to(SUCCESS));
    }
    boolean counted = setBytes(write, bytes, record);
    boolean timed = setDuration(bytes, record);
    return counted && timed && record.has(AccessField.METHOD) ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** What the client wrote was received; returns false if the count is garbage. */
  private boolean setBytes(boolean write, byte[] bytes, AccessRecord record) {
    long count = AuditFields.number(values, BYTES, bytes);
    if (write) {
      record.setBytesReceived(count);
    } else {
      record.setBytesSent(count);
    }
    return count != Digits.INVALID || !values.has(BYTES);
  }

  private boolean setDuration(byte[] bytes, AccessRecord record) {
    int label = values.has(DURATION) ? DURATION : OLD_DURATION;
    long nanos = AuditFields.number(values, label, bytes);
    record.setDurationMicros(nanos == Digits.INVALID ? nanos : nanos / NANOS_PER_MICRO);
    return nanos != Digits.INVALID || !values.has(label);
  }
}
