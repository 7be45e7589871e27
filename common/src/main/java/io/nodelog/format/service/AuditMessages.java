package io.nodelog.format.service;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.List;

/**
 * Reads the requests that daemons of Hadoop log among their other events, as they do unless their
 * audit logs and traces are told to go elsewhere. Used by one thread at a time.
 */
public final class AuditMessages {
  private final List<AuditPayload> payloads =
      List.of(
          new ClientTrace(),
          new HdfsAudit(),
          YarnAudit.ofNodeManager(),
          YarnAudit.ofResourceManager());

  /**
   * Reads an event that was understood; returns whether it is a request.
   *
   * @param request gets what the message says; valid as long as the event
   */
  public boolean read(ServiceRecord event, AccessRecord request) {
    if (!event.has(ServiceField.LOGGER) || !event.has(ServiceField.MESSAGE)) {
      return false;
    }
    byte[] bytes = event.bytes();
    int from = event.from(ServiceField.LOGGER);
    int to = event.to(ServiceField.LOGGER);
    for (AuditPayload payload : payloads) {
      if (payload.isLogger(bytes, from, to)) {
        request.clear(bytes);
        request.setTimeMicros(event.timeMicros());
        int messageFrom = event.from(ServiceField.MESSAGE);
        return payload.read(bytes, messageFrom, event.to(ServiceField.MESSAGE), request).counted();
      }
    }
    return false;
  }
}
