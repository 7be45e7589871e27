package io.nodelog.format.service;

import io.nodelog.record.ServiceField;
import org.jspecify.annotations.Nullable;

/** The fields of the journal that are read, in the order in which they count. */
enum JournaldField {
  TIME("__REALTIME_TIMESTAMP", null, ""),
  PRIORITY("PRIORITY", null, ""),
  HOST("_HOSTNAME", ServiceField.HOST, ""),
  IDENTIFIER("SYSLOG_IDENTIFIER", ServiceField.SERVICE, ""),
  UNIT("_SYSTEMD_UNIT", ServiceField.SERVICE, "if there is no SYSLOG_IDENTIFIER"),
  PID("_PID", ServiceField.PROCESS_ID, ""),
  SYSLOG_PID("SYSLOG_PID", ServiceField.PROCESS_ID, "if there is no _PID"),
  MESSAGE("MESSAGE", ServiceField.MESSAGE, "");

  final String key;
  final @Nullable ServiceField column;
  final String note;

  JournaldField(String key, @Nullable ServiceField column, String note) {
    this.key = key;
    this.column = column;
    this.note = note;
  }
}
