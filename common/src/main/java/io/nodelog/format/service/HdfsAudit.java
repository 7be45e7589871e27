package io.nodelog.format.service;

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
 * The NameNode's audit log: {@code allowed=true ugi=alice (auth:SIMPLE) ip=/192.0.2.7 cmd=open
 * src=/a dst=null perm=null proto=rpc callerContext=…} with tabs between (Hadoop's {@code
 * FSNamesystem}). A path can hold tabs in old releases and the caller's context can hold anything;
 * both stand behind the user, the address and the operation.
 */
final class HdfsAudit implements AuditPayload {
  static final List<FormatColumn> COLUMNS =
      NamedFormats.columns(
          "termination", "allowed",
          "user", "ugi",
          "client_ip", "ip",
          "method", "cmd",
          "target", "src",
          "request_id", "trackingId",
          "protocol", "proto",
          "user_agent", "callerContext");

  private static final int USER = 0;
  private static final int CLIENT = 1;
  private static final int OPERATION = 2;
  private static final int ALLOWED = 3;
  private static final int SOURCE = 4;
  private static final int TRACKING_ID = 7;
  private static final int PROTOCOL = 8;
  private static final int CALLER = 9;

  private static final Dialect DIALECT = Dialect.of(LogServer.NAMENODE, List.of());
  private static final FixedText LOGGER = FixedText.of("FSNamesystem.audit");
  private static final FixedText GROUPS = FixedText.of(",");
  private static final FixedText PARENTHESIS = FixedText.of(" (");

  private final AuditFields fields = new AuditFields();
  private final LabelledValues values =
      new LabelledValues("\t")
          .vital("ugi=", "ip=", "cmd=")
          .first("allowed=", "src=", "dst=", "perm=", "trackingId=", "proto=")
          .rest("callerContext=");

  @Override
  public boolean isLogger(byte[] bytes, int from, int to) {
    return to - from >= LOGGER.length() && LOGGER.is(bytes, to - LOGGER.length(), to);
  }

  @Override
  public Outcome read(byte[] bytes, int from, int to, AccessRecord record) {
    if (!values.read(bytes, from, to)) {
      return record.reject(RejectReason.SHAPE);
    }
    record.setEscape(TextEscape.BACKSLASH);
    record.setDialect(DIALECT);
    fields.client(values, CLIENT, bytes, record);
    AuditFields.text(AccessField.TARGET, values, SOURCE, bytes, record);
    AuditFields.text(AccessField.REQUEST_ID, values, TRACKING_ID, bytes, record);
    AuditFields.text(AccessField.PROTOCOL, values, PROTOCOL, bytes, record);
    AuditFields.text(AccessField.USER_AGENT, values, CALLER, bytes, record);
    AuditFields.text(AccessField.REQUEST, values, OPERATION, bytes, record);
    word(AccessField.METHOD, OPERATION, bytes, record);
    word(AccessField.USER, USER, bytes, record);
    if (values.has(ALLOWED)) {
      record.set(AccessField.TERMINATION, values.labelFrom(ALLOWED), values.to(ALLOWED));
    }
    return record.has(AccessField.METHOD) ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** A value up to what explains it: the options of a rename, how a user was authenticated. */
  private void word(AccessField field, int label, byte[] bytes, AccessRecord record) {
    int from = values.from(label);
    int end = PARENTHESIS.find(bytes, from, values.to(label));
    end = end < 0 ? values.to(label) : end;
    int groups = GROUPS.find(bytes, from, end); // of a user, before Hadoop 0.21
    end = groups < 0 ? end : groups;
    if (from < end) {
      record.set(field, from, end);
    }
  }
}
