package io.nodelog.report.template;

import io.nodelog.bytes.SafeText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The templates of the messages that were logged most: of others, the masked message is the
 * template. So an attacker who logs a million different messages takes no memory, and leaves the
 * templates of the others as they are but for those that he pushes out.
 */
public final class CommonMessages {
  /** So many messages are compared with each other; of equally frequent ones the first by bytes. */
  public static final int MOST = 20_000;

  @SuppressWarnings("ArrayRecordComponent") // compared by its bytes
  private record Counted(byte[] message, long events) {}

  private static final Comparator<Counted> LEAST_FIRST =
      Comparator.comparingLong(Counted::events)
          .thenComparing(
              Comparator.<Counted, byte[]>comparing(Counted::message, Arrays::compareUnsigned)
                  .reversed());

  private final Templates templates;

  private CommonMessages(Templates templates) {
    this.templates = templates;
  }

  /** Reads all messages, and finds the templates of the most common. */
  public static CommonMessages of(MessageStream messages) throws IOException {
    return of(messages, MOST);
  }

  static CommonMessages of(MessageStream messages, int most) throws IOException {
    PriorityQueue<Counted> common = new PriorityQueue<>(LEAST_FIRST);
    while (messages.next()) {
      common.add(new Counted(messages.message(), messages.counts().all()));
      if (common.size() > most) {
        common.remove();
      }
    }
    List<String> texts = common.stream().map(one -> SafeText.decode(one.message())).toList();
    return new CommonMessages(Templates.of(texts));
  }

  /** The template of a masked message. */
  public Template of(String message) {
    return templates.find(message).orElseGet(() -> Template.of(message));
  }
}
