package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ClientKind;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A line of a log as a plain object: what the tests feed to the summaries and to their oracles. */
record Line(
    Outcome outcome,
    RejectReason reason,
    long length,
    long offset,
    ClientKind kind,
    long high,
    long low,
    String name,
    long micros,
    int status,
    long bytesSent,
    long bytesReceived,
    long durationMicros,
    String host,
    String target) {

  private static final String[] NAMES = {"", "a", "b.example", "unix:", "host\u0000x", "host"};
  private static final String[] HOSTS = {"", "A.example", "a.example", "b.example"};
  private static final String[] TARGETS = {
    "", "/", "/a?q=1", "/users/17/x", "/users/18/x", "/\u00e9", "/a/b/c/d/e/f"
  };

  /** Zones whose days are cut in all the ways that clocks know. */
  static final ZoneId[] ZONES = {
    ZoneId.of("UTC"),
    ZoneId.of("Europe/Berlin"),
    ZoneId.of("Pacific/Apia"),
    ZoneId.of("America/St_Johns"),
    ZoneId.of("Australia/Lord_Howe"),
    ZoneId.of("Asia/Beirut")
  };

  private static final Instant[] CHANGES = {
    Instant.parse("2026-01-05T12:00:00Z"),
    Instant.parse("2026-03-29T01:00:00Z"),
    Instant.parse("2025-10-26T01:00:00Z"),
    Instant.parse("2011-12-30T10:00:00Z"),
    Instant.parse("2010-11-07T02:31:00Z"),
    Instant.parse("2025-04-05T15:00:00Z"),
    Instant.parse("2024-03-30T22:00:00Z"),
    Instant.parse("1969-12-31T23:30:00Z")
  };

  static ZoneId zone(long seed) {
    return ZONES[(int) (seed % ZONES.length)];
  }

  static List<Line> random(long seed, int count) {
    Random random = new Random(seed);
    Instant change = CHANGES[random.nextInt(CHANGES.length)];
    int clients = 1 + random.nextInt(400);
    boolean durations = random.nextBoolean();
    List<Line> lines = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < count; i++) {
      Line line = random(random, change, clients, durations, offset);
      offset += line.length;
      lines.add(line);
    }
    return lines;
  }

  private static Line random(
      Random random, Instant change, int clients, boolean durations, long offset) {
    Outcome outcome = random.nextInt(4) > 0 ? Outcome.RECORD : any(random, Outcome.values());
    long client = random.nextInt(clients);
    return new Line(
        outcome,
        any(random, RejectReason.values()),
        1 + random.nextInt(300),
        offset,
        any(random, ClientKind.values()),
        random.nextInt(3) * 0x2001000000000001L,
        client * 0x9E3779B97F4A7C15L,
        any(random, NAMES),
        ChronoUnit.MICROS.between(Instant.EPOCH, change)
            + random.nextInt(200_000_000) * 1000L
            - 100_000_000_000L,
        random.nextInt(8) == 0 ? -1 : 100 + random.nextInt(500),
        absentOr(random, random.nextInt(50) == 0 ? Long.MAX_VALUE : random.nextInt(1 << 20)),
        absentOr(random, random.nextInt(5000)),
        durations ? absentOr(random, random.nextLong() >>> (1 + random.nextInt(63))) : -1,
        any(random, HOSTS),
        any(random, TARGETS));
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static long absentOr(Random random, long value) {
    return random.nextInt(6) == 0 ? AccessRecord.ABSENT : value;
  }

  /** Makes the view say what this line says; an empty host or target is absent. */
  void fill(AccessRecord view) {
    byte[] nameBytes = latin(name);
    byte[] hostBytes = latin(host);
    byte[] targetBytes = latin(target);
    byte[] all = latin("~" + name + host + target);
    view.clear(all);
    int at = 1;
    view.set(AccessField.CLIENT, at, at + nameBytes.length);
    at += nameBytes.length;
    if (!host.isEmpty()) {
      view.set(AccessField.VIRTUAL_HOST, at, at + hostBytes.length);
    }
    at += hostBytes.length;
    if (!target.isEmpty()) {
      view.set(AccessField.TARGET, at, at + targetBytes.length);
    }
    switch (kind) {
      case V4 -> view.setClientIpv4((int) low);
      case V6 -> view.setClientIpv6(high, low);
      case NAME -> view.setClientName();
      case NONE -> {}
    }
    view.setTimeMicros(micros);
    view.setStatus(status);
    view.setBytesSent(bytesSent);
    view.setBytesReceived(bytesReceived);
    view.setDurationMicros(durationMicros);
    view.setQueueMicros(queueMicros());
    view.setQueuedBefore(queuedBefore());
  }

  /** Two of three lines tell how long they waited, some that they did not wait. */
  long queueMicros() {
    return offset % 3 == 0 ? AccessRecord.ABSENT : Math.floorMod(offset, 7L) * 1_000;
  }

  /** Half of the lines tell how many were before them. */
  long queuedBefore() {
    return offset % 2 == 0 ? AccessRecord.ABSENT : Math.floorMod(offset, 5L);
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The client in words. */
  String client() {
    return switch (kind) {
      case V4 -> String.format("v4 %08x", (int) low);
      case V6 -> String.format("v6 %016x%016x", high, low);
      case NAME -> "name " + name;
      case NONE -> "none";
    };
  }
}
