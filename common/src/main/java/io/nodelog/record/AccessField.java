package io.nodelog.record;

/**
 * The text fields of a request: each is a range of the line's bytes, as logged and not yet
 * unescaped.
 */
public enum AccessField {
  /** The client as logged: address, name or {@code unix:}; without port and brackets. */
  CLIENT,
  /** The authenticated user. */
  USER,
  /** The request method. */
  METHOD,
  /** The request target as logged: path and query, or an absolute URI. */
  TARGET,
  /** The protocol and its version, for example {@code HTTP/1.1}. */
  PROTOCOL,
  /** The whole request line, also when it is garbage. */
  REQUEST,
  /** The referring page. */
  REFERRER,
  /** The user agent. */
  USER_AGENT,
  /** The virtual host, without port. */
  VIRTUAL_HOST,
  /** The list of forwarding proxies, as logged. */
  FORWARDED_FOR,
  /** The id that the server gave to the request. */
  REQUEST_ID,
  /** Addresses of the upstream attempts, as a list. */
  UPSTREAM_ADDRESS,
  /** Statuses of the upstream attempts, as a list. */
  UPSTREAM_STATUS,
  /** Connect times of the upstream attempts in seconds, as a list. */
  UPSTREAM_CONNECT_TIME,
  /** Header times of the upstream attempts in seconds, as a list. */
  UPSTREAM_HEADER_TIME,
  /** Response times of the upstream attempts in seconds, as a list. */
  UPSTREAM_RESPONSE_TIME,
  /** Response lengths of the upstream attempts in bytes, as a list. */
  UPSTREAM_LENGTH,
  /** How the session ended, in the server's own code. */
  TERMINATION,
  /** The other end of the connection, where the client is known from somewhere else. */
  PEER,
  /** The query without its question mark, where the log keeps it apart from the target. */
  QUERY,
  /** The address of the server that the client spoke to, without port. */
  SERVER,
  /** The disk or directory that the server used. */
  VOLUME
}
