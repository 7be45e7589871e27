package io.nodelog.format.service;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.record.ServiceField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The formats of daemons that no format string describes. */
public final class NamedFormats {
  private NamedFormats() {}

  /**
   * Returns the format of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RecordFormat of(String name) {
    return switch (name) {
      case "syslog" ->
          events(
              SYSLOG,
              true,
              settings ->
                  FirstHead.of(
                      List.of(
                          SyslogHead.bsd(settings),
                          SyslogHead.iso(settings),
                          new IetfSyslogHead(settings))));
      case "syslog_3164" -> events(SYSLOG, true, SyslogHead::bsd);
      case "syslog_iso" -> events(SYSLOG, false, SyslogHead::iso);
      case "syslog_5424" -> events(SYSLOG_5424, false, IetfSyslogHead::new);
      case "journald_json" -> new JournaldFormat();
      case "apache_error" -> events(APACHE_ERROR, true, ApacheErrorHead::new);
      case "nginx_error" -> events(NGINX_ERROR, true, NginxErrorHead::new);
      case "redis" -> events(REDIS, true, RedisHead::new);
      case "postgresql" ->
          events(
              POSTGRESQL,
              false,
              settings ->
                  FirstHead.of(
                      List.of(new PostgresqlCsvHead(settings), new PostgresqlHead(settings))));
      case "hdfs_audit" -> new AuditFormat(HdfsAudit.COLUMNS, HdfsAudit::new);
      case "dn_clienttrace" -> new AuditFormat(ClientTrace.COLUMNS, ClientTrace::new);
      case "dfsadmin_report" -> new DfsReport();
      case "rm_audit" -> new AuditFormat(YarnAudit.COLUMNS, YarnAudit::ofResourceManager);
      case "nm_audit" -> new AuditFormat(YarnAudit.COLUMNS, YarnAudit::ofNodeManager);
      default -> throw new IllegalArgumentException("Unknown format: " + name);
    };
  }

  private static final List<FormatColumn> SYSLOG =
      List.of(
          severity("PRI"),
          time("TIMESTAMP"),
          text(ServiceField.HOST, "HOSTNAME"),
          text(ServiceField.SERVICE, "TAG"),
          text(ServiceField.PROCESS_ID, "[PID]"),
          text(ServiceField.MESSAGE, "CONTENT"));

  private static final List<FormatColumn> SYSLOG_5424 =
      List.of(
          severity("PRI"),
          time("TIMESTAMP"),
          text(ServiceField.HOST, "HOSTNAME"),
          text(ServiceField.SERVICE, "APP-NAME"),
          text(ServiceField.PROCESS_ID, "PROCID"),
          text(ServiceField.LOGGER, "MSGID"),
          text(ServiceField.STRUCTURED_DATA, "STRUCTURED-DATA"),
          text(ServiceField.MESSAGE, "MSG"));

  private static final List<FormatColumn> APACHE_ERROR =
      List.of(
          time("%t"),
          text(ServiceField.LOGGER, "%m"),
          text(ServiceField.LEVEL, "%l"),
          text(ServiceField.PROCESS_ID, "%P"),
          text(ServiceField.THREAD, "%T"),
          text(ServiceField.SYSTEM_ERROR, "%E"),
          text(ServiceField.CLIENT, "%a"),
          text(ServiceField.UPSTREAM, "%a"),
          text(ServiceField.ERROR_CODE, "%M"),
          text(ServiceField.MESSAGE, "%M"),
          text(ServiceField.REFERRER, "%{Referer}i"));

  private static final List<FormatColumn> NGINX_ERROR =
      List.of(
          time("time"),
          text(ServiceField.LEVEL, "level"),
          text(ServiceField.PROCESS_ID, "pid"),
          text(ServiceField.THREAD, "tid"),
          text(ServiceField.CONNECTION, "*connection"),
          text(ServiceField.MESSAGE, "message"),
          text(ServiceField.CLIENT, "client"),
          text(ServiceField.SERVER, "server"),
          text(ServiceField.REQUEST, "request"),
          text(ServiceField.UPSTREAM, "upstream"),
          text(ServiceField.VIRTUAL_HOST, "host"),
          text(ServiceField.REFERRER, "referrer"));

  private static final List<FormatColumn> REDIS =
      List.of(
          text(ServiceField.PROCESS_ID, "pid"),
          text(ServiceField.LOGGER, "role"),
          time("time"),
          text(ServiceField.LEVEL, "mark"),
          text(ServiceField.MESSAGE, "message"));

  private static final List<FormatColumn> POSTGRESQL =
      List.of(
          time("%m"),
          text(ServiceField.PROCESS_ID, "%p"),
          text(ServiceField.USER, "%u"),
          text(ServiceField.DATABASE, "%d"),
          text(ServiceField.CLIENT, "%r"),
          text(ServiceField.SERVICE, "%a"),
          text(ServiceField.LEVEL, "level"),
          text(ServiceField.ERROR_CODE, "%e"),
          new FormatColumn("duration_micros", "long", "microseconds", "duration:", ""),
          text(ServiceField.MESSAGE, "message"));

  private static HeadedFormat events(
      List<FormatColumn> columns, boolean needsZone, Function<ParserSettings, EventHead> heads) {
    return new HeadedFormat(columns, needsZone, heads);
  }

  static FormatColumn time(String part) {
    return new FormatColumn("time", "timestamp", "microseconds", part, "");
  }

  private static FormatColumn severity(String part) {
    return new FormatColumn("severity", "string", "", part, "");
  }

  private static FormatColumn text(ServiceField field, String part) {
    return new FormatColumn(ServiceColumns.name(field), "string", "", part, "");
  }

  /** Columns of text, from pairs of a name and the part of the line. */
  static List<FormatColumn> columns(String... namesAndParts) {
    List<FormatColumn> columns = new ArrayList<>();
    columns.add(time("time"));
    for (int i = 0; i < namesAndParts.length; i += 2) {
      columns.add(new FormatColumn(namesAndParts[i], "string", "", namesAndParts[i + 1], ""));
    }
    return columns;
  }
}
