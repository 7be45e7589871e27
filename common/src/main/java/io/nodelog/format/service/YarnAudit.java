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
 * The audit logs of YARN's ResourceManager and NodeManager: {@code USER=alice IP=192.0.2.7
 * OPERATION=Submit Application Request TARGET=ClientRMService RESULT=SUCCESS APPID=…} with tabs
 * between (Hadoop's {@code RMAuditLogger} and {@code NMAuditLogger}). What the daemon does of its
 * own accord has no address.
 */
final class YarnAudit implements AuditPayload {
  static final List<FormatColumn> COLUMNS =
      NamedFormats.columns(
          "user", "USER",
          "client_ip", "IP",
          "method", "OPERATION",
          "target", "TARGET",
          "termination", "RESULT",
          "request_id", "APPID, else CONTAINERID",
          "user_agent", "CALLERCONTEXT");

  private static final int USER = 0;
  private static final int OPERATION = 1;
  private static final int RESULT = 2;
  private static final int CLIENT = 3;
  private static final int TARGET = 4;
  private static final int APPLICATION = 5;
  private static final int CONTAINER = 6;
  private static final int CALLER = 7;

  private final AuditFields fields = new AuditFields();
  private final FixedText logger;
  private final Dialect dialect;
  private final LabelledValues values =
      new LabelledValues("\t")
          .vital("USER=", "OPERATION=", "RESULT=")
          .first("IP=", "TARGET=", "APPID=", "CONTAINERID=", "CALLERCONTEXT=")
          .first("DESCRIPTION=", "PERMISSIONS=", "APPATTEMPTID=", "CALLERSIGNATURE=")
          .first("RESOURCE=", "QUEUENAME=", "INCLUDEAPPS=", "INCLUDECHILDQUEUES=")
          .first("RECURSIVE=", "NODELABEL=");

  private YarnAudit(String logger, LogServer server) {
    this.logger = FixedText.of(logger);
    dialect = Dialect.of(server, List.of());
  }

  static YarnAudit ofResourceManager() {
    return new YarnAudit("RMAuditLogger", LogServer.RESOURCEMANAGER);
  }

  static YarnAudit ofNodeManager() {
    return new YarnAudit("NMAuditLogger", LogServer.NODEMANAGER);
  }

  @Override
  public boolean isLogger(byte[] bytes, int from, int to) {
    return to - from >= logger.length() && logger.is(bytes, to - logger.length(), to);
  }

  @Override
  public Outcome read(byte[] bytes, int from, int to, AccessRecord record) {
    if (!values.read(bytes, from, to)) {
      return record.reject(RejectReason.SHAPE);
    }
    record.setEscape(TextEscape.NONE);
    record.setDialect(dialect);
    fields.client(values, CLIENT, bytes, record);
    AuditFields.text(AccessField.USER, values, USER, bytes, record);
    AuditFields.text(AccessField.METHOD, values, OPERATION, bytes, record);
    AuditFields.text(AccessField.TARGET, values, TARGET, bytes, record);
    AuditFields.text(AccessField.TERMINATION, values, RESULT, bytes, record);
    AuditFields.text(AccessField.USER_AGENT, values, CALLER, bytes, record);
    AuditFields.text(AccessField.REQUEST_ID, values, CONTAINER, bytes, record);
    AuditFields.text(AccessField.REQUEST_ID, values, APPLICATION, bytes, record);
    return record.has(AccessField.METHOD) ? Outcome.RECORD : Outcome.PARTIAL;
  }
}
