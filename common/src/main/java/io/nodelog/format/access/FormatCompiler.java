package io.nodelog.format.access;

import io.nodelog.format.access.FormatElement.Field;
import io.nodelog.format.access.FormatElement.Rest;
import io.nodelog.format.access.FormatElement.Text;
import io.nodelog.format.parser.FormatColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the elements of a format string to steps: decides which directive fills which slot,
 * gives quotes to the fields that they enclose, and checks that a line can be taken apart again.
 */
final class FormatCompiler {
  private static final String QUOTE = "\"";

  private final FieldStyle style;

  /** Fields of the line in order, with the text before each; one more text ends the line. */
  private final List<Field> fields = new ArrayList<>();

  private final List<String> texts = new ArrayList<>();
  private final List<FormatColumn> columns = new ArrayList<>();
  private final Map<Slot, Field> winners = new EnumMap<>(Slot.class);

  private @Nullable Rest rest;

  FormatCompiler(List<FormatElement> elements, FieldStyle style) {
    this.style = style;
    for (FormatElement element : FieldMerger.merge(elements)) {
      if (element instanceof Text text) {
        texts.add(text.text());
      } else if (element instanceof Field field) {
        place(field);
      } else if (element instanceof Rest end) {
        rest = end;
      }
    }
    if (texts.size() == fields.size()) {
      texts.add("");
    }
    takePeerForClient();
  }

  /** Where a format has only the other end of the connection, that is the client. */
  private void takePeerForClient() {
    Field peer = winners.get(Slot.PEER);
    if (peer != null && !winners.containsKey(Slot.CLIENT)) {
      Field client = new Field(peer.directive(), peer.position(), Meaning.of(Slot.CLIENT));
      fields.set(fields.indexOf(peer), client);
      winners.remove(Slot.PEER);
      winners.put(Slot.CLIENT, client);
    }
  }

  CompiledFormat compile() {
    Field time = winners.get(Slot.TIME);
    if (time == null) {
      throw new IllegalArgumentException(
          "Invalid format: no time (must have a directive for the time of the request, such as %t of Apache or $time_local of nginx)");
    }
    boolean[] quoted = takeQuotes();
    List<Step> steps = new ArrayList<>();
    int lastVital = 0;
    for (int i = 0; i < fields.size(); i++) {
      Slot slot = used(fields.get(i)).slot();
      lastVital = slot == Slot.CLIENT || slot == Slot.TIME || slot == Slot.STATUS ? i : lastVital;
      steps.add(step(i, quoted));
      explain(fields.get(i));
    }
    if (rest != null) {
      columns.add(FormatColumn.skipped(rest.directive(), "skipped: whatever follows"));
    }
    return new CompiledFormat(
        Literal.of(texts.get(0)),
        steps,
        lastVital,
        columns,
        time.meaning().requestEnd(),
        time.meaning().pattern(),
        style);
  }

  /** Two fields with nothing between them cannot be told apart, but target and query need not. */
  private void place(Field field) {
    if (texts.size() == fields.size()) {
      Field before = fields.isEmpty() ? null : fields.get(fields.size() - 1);
      if (before != null && continues(before, field)) {
        return;
      }
      if (before != null && !before.meaning().hasNoTextBehind()) {
        throw new IllegalArgumentException(
            "Invalid format: nothing parts %s at position %d from %s"
                .formatted(field.directive(), field.position(), before.directive()));
      }
      texts.add("");
    }
    fields.add(field);
    Slot slot = field.meaning().slot();
    Field winner = winners.get(slot);
    if (!slot.isShared() && (winner == null || field.meaning().rank() < winner.meaning().rank())) {
      winners.put(slot, field);
    }
  }

  private static boolean continues(Field before, Field field) {
    return before.meaning().slot() == Slot.TARGET && field.meaning().slot() == Slot.QUERY;
  }

  /** A fraction adds to whole seconds that stand before it, and to nothing else. */
  private boolean useless(Field fraction) {
    Field time = winners.get(Slot.TIME);
    return time == null || !time.meaning().wholeSeconds() || fraction.position() < time.position();
  }

  /** Moves quotes from the texts to the fields that they enclose, if those are text. */
  private boolean[] takeQuotes() {
    boolean[] quoted = new boolean[fields.size()];
    for (int i = 0; i < quoted.length; i++) {
      String before = texts.get(i);
      String after = texts.get(i + 1);
      quoted[i] = used(fields.get(i)).isText() && before.endsWith(QUOTE) && after.startsWith(QUOTE);
      if (quoted[i]) {
        texts.set(i, before.substring(0, before.length() - 1));
        texts.set(i + 1, after.substring(1));
      }
    }
    return quoted;
  }

  private Step step(int i, boolean[] quoted) {
    Meaning meaning = used(fields.get(i));
    return new Step(
        meaning.kind(),
        meaning.slot().field,
        meaning.scale(),
        meaning.required(),
        quoted[i],
        style.emptyIsAbsent(),
        after(i),
        i + 1 < fields.size() ? guess(used(fields.get(i + 1)), quoted[i + 1]) : Step.NEXT_ANY,
        null);
  }

  private Literal after(int i) {
    String text = texts.get(i + 1);
    return rest != null && i + 1 == fields.size() && text.isEmpty()
        ? Literal.OPEN_END
        : Literal.of(text);
  }

  private static int guess(Meaning next, boolean quoted) {
    boolean number = !next.isText() && next.slot() != Slot.TIME && !next.hasNoTextBehind();
    return quoted ? Step.NEXT_QUOTE : number ? Step.NEXT_DIGIT : Step.NEXT_ANY;
  }

  /** The meaning of a field, or none if another directive fills its slot. */
  private Meaning used(Field field) {
    Slot slot = field.meaning().slot();
    boolean useless = slot == Slot.QUERY || (slot == Slot.TIME_FRACTION && useless(field));
    return useless || rival(field) != null ? field.meaning().skipped() : field.meaning();
  }

  /** The directive that fills the slot instead; null if none does. */
  private @Nullable Field rival(Field field) {
    Slot slot = field.meaning().slot();
    Field request = winners.get(Slot.REQUEST);
    if (request != null && slot.partOfRequest()) {
      return request;
    }
    if (slot.isShared()) {
      return null;
    }
    Field winner = winners.get(slot);
    return field.equals(winner) ? null : winner;
  }

  private void explain(Field field) {
    Meaning meaning = used(field);
    if (meaning.slot().isEmpty() && meaning.kind() != Step.PADDING) {
      columns.add(FormatColumn.skipped(field.directive(), whySkipped(field)));
    }
    for (String name : meaning.slot().columns) {
      columns.add(
          new FormatColumn(
              name, meaning.slot().type, meaning.slot().unit, field.directive(), note(meaning)));
    }
  }

  private String whySkipped(Field field) {
    Field rival = rival(field);
    if (rival != null) {
      return "skipped: " + rival.directive() + " says it";
    }
    return "skipped: records have no place for it";
  }

  private static String note(Meaning meaning) {
    return switch (meaning.kind()) {
      case Step.CLIENT, Step.ADDRESS_PORT -> "client_host where the line has no address";
      case Step.SERVER -> "the last server that was tried";
      case Step.STATUS_OR_NONE -> "absent where there was no answer";
      case Step.ADDED_DURATION -> "part of duration_micros, a sum";
      case Step.QUEUED_BEFORE -> "part of queued_before, a sum";
      default -> meaning.slot() == Slot.TIME ? timeNote(meaning) : "";
    };
  }

  private static String timeNote(Meaning time) {
    return time.requestEnd() ? "end of the request" : "start of the request";
  }
}
