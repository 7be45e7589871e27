package io.nodelog.format.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.bytes.EpochMicros;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.FailureRecord;
import io.nodelog.record.event.NodeEventKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What {@code hdfs dfsadmin -report} prints: an event for each section of DataNodes. Each node is
 * seen at its last contact, which for a dead one is when it went down; the report does not say when
 * it was made. Of those that live it tells the space, at the latest contact of any. A section that
 * is cut off, so that it has fewer nodes than its head says, is a reject. The abbreviation of the
 * zone in these times is ambiguous, so that the zone of the source holds, unless it is UTC or GMT.
 */
final class DfsReport implements ServiceFormat {
  @Override
  public List<FormatColumn> columns() {
    return List.of(NamedFormats.time("Last contact"));
  }

  @Override
  public boolean needsZone() {
    return true;
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new Parser(settings.requiredZone());
  }

  private static final class Parser implements EventParser {
    private static final String SECTION = " datanodes (";
    private static final String NAME = "Name: ";
    private static final String STATUS = "Decommission Status : ";
    private static final String CONTACT = "Last contact: ";
    private static final List<String> PREAMBLE =
        List.of(
            "Configured Capacity:",
            "Present Capacity:",
            "DFS ",
            "Replicated Blocks:",
            "Erasure Coded Block Groups:",
            "Safe mode is ",
            "\t",
            "-----");
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
    private static final long NO_CONTACT = Long.MIN_VALUE;

    private final ZoneId zone;
    private final DfsNodeSpace space = new DfsNodeSpace();
    private final StringBuilder seen = new StringBuilder();
    private String name = "";
    private boolean planned;
    private int nodes;
    private long latest;

    Parser(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public boolean starts(byte[] bytes, int from, int to) {
      return to > from
          && bytes[to - 1] == ':'
          && new String(bytes, from, to - from, UTF_8).contains(SECTION);
    }

    @Override
    public boolean isPreamble(byte[] bytes, int from, int to) {
      String line = new String(bytes, from, to - from, UTF_8);
      return PREAMBLE.stream().anyMatch(line::startsWith);
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
      record.clear(bytes);
      record.reject(RejectReason.SHAPE);
      if (!starts(bytes, from, firstLineTo)) {
        return new String(bytes, from, to - from, UTF_8).isBlank()
            ? Outcome.EXCLUDED
            : Outcome.REJECT;
      }
      seen.setLength(0);
      name = "";
      planned = false;
      nodes = 0;
      latest = NO_CONTACT;
      String text = new String(bytes, from, to - from, UTF_8);
      boolean live = text.startsWith("Live");
      if (!live && !text.startsWith("Dead")) {
        return Outcome.EXCLUDED; // its nodes are among the live and the dead ones too
      }
      text.lines().forEach(line -> read(line, live));
      endNode(live);
      String head = text.lines().findFirst().orElse("");
      if (!head.endsWith(SECTION + nodes + "):")) {
        return Outcome.REJECT;
      }
      return latest == NO_CONTACT ? Outcome.EXCLUDED : fill(record, head);
    }

    private void read(String line, boolean live) {
      if (line.startsWith(NAME)) {
        endNode(live);
        name = line.substring(NAME.length()).replaceFirst(" .*", "");
        nodes++;
        planned = false;
      } else if (line.startsWith(STATUS)) {
        planned = !line.startsWith(STATUS + "Normal");
      } else if (line.startsWith(CONTACT)) {
        see(contact(line.substring(CONTACT.length())), live);
      } else {
        space.read(line);
      }
    }

    /** Who is dead has no part in the space that there is. */
    private void endNode(boolean live) {
      if (live && nodes > 0) {
        space.of(name, !planned).ifPresent(one -> seen.append(one.line()).append('\n'));
      }
      space.clear();
    }

    private void see(long contact, boolean live) {
      if (contact != NO_CONTACT && nodes > 0) {
        NodeEventKind down = planned ? NodeEventKind.REPORTED_PLANNED : NodeEventKind.REPORTED_DOWN;
        NodeEventKind kind = live ? NodeEventKind.REPORTED_UP : down;
        seen.append(kind.word()).append(' ').append(contact).append(' ').append(name).append('\n');
        latest = Math.max(latest, contact);
      }
    }

    /** Reads {@code Sat Aug 10 21:38:23 CST 2024}. */
    private long contact(String text) {
      String[] words = text.strip().split(" +", -1);
      if (words.length != 6) {
        return NO_CONTACT;
      }
      String local = String.join(" ", words[0], words[1], words[2], words[3], words[5]);
      boolean utc = words[4].equals("UTC") || words[4].equals("GMT");
      try {
        LocalDateTime time = LocalDateTime.parse(local, TIME);
        ZoneId ofTime = utc ? ZoneOffset.UTC : zone;
        return EpochMicros.of(time.atZone(ofTime).toInstant());
      } catch (DateTimeException e) {
        return NO_CONTACT;
      }
    }

    private Outcome fill(ServiceRecord record, String section) {
      byte[] head = section.getBytes(UTF_8);
      byte[] service = FailureRecord.SERVICE.getBytes(UTF_8);
      byte[] nodes = seen.toString().getBytes(UTF_8);
      byte[] all = new byte[head.length + service.length + nodes.length];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(service, 0, all, head.length, service.length);
      System.arraycopy(nodes, 0, all, head.length + service.length, nodes.length);
      record.clear(all);
      record.set(ServiceField.MESSAGE, 0, head.length);
      record.set(ServiceField.SERVICE, head.length, head.length + service.length);
      record.set(ServiceField.STRUCTURED_DATA, head.length + service.length, all.length);
      record.setTimeMicros(latest);
      return Outcome.RECORD;
    }
  }
}
