package io.nodelog.record;

/** The text fields of a daemon's log event: each is a range of the event's bytes, as logged. */
public enum ServiceField {
  /** The level or severity as logged, for example {@code WARN} or {@code error}. */
  LEVEL,
  /** The logger: a class, a module or a component. */
  LOGGER,
  /** The thread or what stands for it. */
  THREAD,
  /** The service, program or application that logged. */
  SERVICE,
  /** The process id, mostly a number. */
  PROCESS_ID,
  /** The host that the line names. */
  HOST,
  /** The client that the event is about: address or name, without port. */
  CLIENT,
  /** The user that the event is about. */
  USER,
  /** The message, with the lines that continue it unless they are a stack trace. */
  MESSAGE,
  /** A stack trace: from the first exception's line to the end of the event. */
  STACK_TRACE
}
