package io.nodelog.format.parser;

import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;

/**
 * Reads the events of one format. An event is a line that starts one and the lines up to the next
 * start: a stack trace stays with its event.
 *
 * <p>Like {@link LineParser} it belongs to one thread, never throws because of what a line says,
 * and takes time linear in the length.
 */
public interface EventParser {
  /**
   * Returns whether the line that lies in {@code bytes} from {@code from} to {@code to} starts an
   * event. It depends on the line alone, so that every split cuts a file into the same events.
   */
  boolean starts(byte[] bytes, int from, int to);

  /**
   * Returns whether a line in front of the first event says nothing by design, as the head of a
   * listing does; else it is a reject. It depends on the line alone.
   */
  default boolean isPreamble(byte[] bytes, int from, int to) {
    return false;
  }

  /**
   * Reads an event: the line that starts it, up to {@code firstLineTo}, and what continues it, up
   * to {@code to}, with the line ends between them.
   *
   * @param record filled with what the event says; holds the reason if the outcome is a reject
   */
  Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record);
}
