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
  STACK_TRACE,
  /**
   * The daemon's own code for the kind of message, for example {@code AH01075} or {@code 42P01}.
   */
  ERROR_CODE,
  /** What the operating system said, where that stands apart from the message. */
  SYSTEM_ERROR,
  /** Names and values apart from the message, as logged: the structured data of RFC 5424. */
  STRUCTURED_DATA,
  /** The number that the daemon gave to the client's connection. */
  CONNECTION,
  /** The request that the event is about, mostly a whole request line. */
  REQUEST,
  /** The server of the daemon's configuration that took the request. */
  SERVER,
  /** The virtual host that the request names. */
  VIRTUAL_HOST,
  /** The page that the request came from. */
  REFERRER,
  /** The server behind the daemon that the request was passed to. */
  UPSTREAM,
  /** The database that the event is about. */
  DATABASE,
  /** The disk, the file system, the interface or the process that a sample is of. */
  DEVICE
}
