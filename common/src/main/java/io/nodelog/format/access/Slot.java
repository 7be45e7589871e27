package io.nodelog.format.access;

import io.nodelog.record.AccessField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a record a directive can fill. Only one directive of a format fills a slot. */
enum Slot {
  CLIENT(Step.CLIENT, AccessField.CLIENT, "string", "", "client_ip", "client_host"),
  PEER(Step.TEXT, AccessField.PEER, "string", "", "peer_ip"),
  USER(Step.TEXT, AccessField.USER, "string", "", "user"),
  TIME(Step.CLF_TIME, null, "timestamp", "microseconds", "time"),
  TIME_FRACTION(Step.FRACTION, null, "timestamp", "microseconds", "time"),
  REQUEST(
      Step.REQUEST,
      AccessField.REQUEST,
      "string",
      "",
      "method",
      "target",
      "path",
      "query",
      "protocol"),
  METHOD(Step.METHOD, AccessField.METHOD, "string", "", "method"),
  TARGET(Step.TEXT, AccessField.TARGET, "string", "", "target", "path", "query"),
  /**
   * In format strings read together with the target that it stands directly behind, and skipped
   * elsewhere.
   */
  QUERY(Step.TEXT, AccessField.QUERY, "string", "", "query"),
  PROTOCOL(Step.TEXT, AccessField.PROTOCOL, "string", "", "protocol"),
  STATUS(Step.STATUS, null, "int", "", "status"),
  BYTES_SENT(Step.BYTES_SENT, null, "long", "bytes", "bytes_sent"),
  BYTES_RECEIVED(Step.BYTES_RECEIVED, null, "long", "bytes", "bytes_received"),
  DURATION(Step.DURATION, null, "long", "microseconds", "duration_micros"),
  /** Comes on top of {@link #DURATION}. */
  DURATION_PART(Step.ADDED_DURATION, null, "long", "microseconds", "duration_micros"),
  REFERRER(Step.TEXT, AccessField.REFERRER, "string", "", "referrer"),
  USER_AGENT(Step.TEXT, AccessField.USER_AGENT, "string", "", "user_agent"),
  VIRTUAL_HOST(Step.HOST, AccessField.VIRTUAL_HOST, "string", "", "virtual_host"),
  FORWARDED_FOR(Step.LIST, AccessField.FORWARDED_FOR, "string", "", "forwarded_for"),
  REQUEST_ID(Step.TEXT, AccessField.REQUEST_ID, "string", "", "request_id"),
  TERMINATION(Step.TEXT, AccessField.TERMINATION, "string", "", "termination"),
  RETRIES(Step.RETRIES, null, "int", "", "retries", "redispatched"),
  QUEUE_TIME(Step.QUEUE_TIME, null, "long", "microseconds", "queue_micros"),
  QUEUED_BEFORE(Step.QUEUED_BEFORE, null, "long", "requests", "queued_before"),
  UPSTREAM_ADDRESS(Step.LIST, AccessField.UPSTREAM_ADDRESS, "string[]", "", "upstream[].address"),
  UPSTREAM_STATUS(Step.NUMBER_LIST, AccessField.UPSTREAM_STATUS, "int[]", "", "upstream[].status"),
  UPSTREAM_CONNECT_TIME(
      Step.NUMBER_LIST,
      AccessField.UPSTREAM_CONNECT_TIME,
      "long[]",
      "microseconds",
      "upstream[].connect_micros"),
  UPSTREAM_HEADER_TIME(
      Step.NUMBER_LIST,
      AccessField.UPSTREAM_HEADER_TIME,
      "long[]",
      "microseconds",
      "upstream[].header_micros"),
  UPSTREAM_RESPONSE_TIME(
      Step.NUMBER_LIST,
      AccessField.UPSTREAM_RESPONSE_TIME,
      "long[]",
      "microseconds",
      "upstream[].response_micros"),
  UPSTREAM_LENGTH(
      Step.NUMBER_LIST, AccessField.UPSTREAM_LENGTH, "long[]", "bytes", "upstream[].bytes"),
  /** The address of another end of the connection than the client's; its port may follow. */
  ADDRESS(Step.TEXT, null, "", ""),
  /** A group of servers; read together with the server behind it. */
  BACKEND(Step.TEXT, null, "", ""),
  /** Read together with the address that it stands behind. */
  PORT(Step.TEXT, null, "", ""),
  /** Nothing that a record has a place for. */
  NONE(Step.TEXT, null, "", "");

  final int kind;
  final @Nullable AccessField field;
  final String type;
  final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  final List<String> columns;

  Slot(int kind, @Nullable AccessField field, String type, String unit, String... columns) {
    this.kind = kind;
    this.field = field;
    this.type = type;
    this.unit = unit;
    this.columns = List.of(columns);
  }

  /** Returns whether the slot fills nothing of a record. */
  boolean isEmpty() {
    return this == NONE || this == QUERY || this == ADDRESS || this == BACKEND || this == PORT;
  }

  /** Returns whether any number of directives may have the slot. */
  boolean isShared() {
    return isEmpty() || this == DURATION_PART || this == QUEUED_BEFORE;
  }

  /** Returns whether the slot is a part of {@link #REQUEST}, which then fills it. */
  boolean partOfRequest() {
    return this == METHOD || this == TARGET || this == PROTOCOL;
  }
}
