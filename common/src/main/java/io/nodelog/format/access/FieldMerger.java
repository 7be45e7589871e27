package io.nodelog.format.access;

import io.nodelog.format.access.FormatElement.Field;
import io.nodelog.format.access.FormatElement.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins directives that can only be read together: an address and its port, a group and its server,
 * the parts of a request between quotes, and the parts of an absolute URL.
 */
final class FieldMerger {
  private static final String QUOTE = "\"";

  private final List<FormatElement> elements;

  private FieldMerger(List<FormatElement> elements) {
    this.elements = new ArrayList<>(elements);
  }

  static List<FormatElement> merge(List<FormatElement> elements) {
    return new FieldMerger(elements).merge();
  }

  private List<FormatElement> merge() {
    for (int i = 0; i < elements.size(); i++) {
      mergeAddress(i);
      mergeServer(i);
      mergeUrl(i);
      mergeRequest(i);
    }
    return elements;
  }

  /** An IPv6 address has colons, so that the text between address and port does not part them. */
  private void mergeAddress(int i) {
    Slot slot = slot(i);
    boolean address =
        slot == Slot.CLIENT
            || slot == Slot.PEER
            || slot == Slot.ADDRESS
            || slot == Slot.UPSTREAM_ADDRESS;
    if (address && isText(i + 1, ":") && slot(i + 2) == Slot.PORT) {
      Meaning meaning = field(i).meaning();
      int kind = slot == Slot.CLIENT ? Step.ADDRESS_PORT : meaning.kind();
      replace(i, 3, Meaning.of(meaning.slot(), kind, meaning.rank()));
    }
  }

  private void mergeServer(int i) {
    boolean server = slot(i) == Slot.BACKEND && isText(i + 1, "/");
    if (server && slot(i + 2) == Slot.UPSTREAM_ADDRESS) {
      replace(i, 3, Meaning.of(Slot.UPSTREAM_ADDRESS, Step.SERVER, 0));
    }
  }

  /** Of {@code scheme://host/path} the whole is the target. */
  private void mergeUrl(int i) {
    boolean url = slot(i) == Slot.NONE && isText(i + 1, "://") && slot(i + 2) == Slot.VIRTUAL_HOST;
    if (url && slot(i + 3) == Slot.TARGET) {
      replace(i, 4, field(i + 3).meaning());
    }
  }

  private void mergeRequest(int i) {
    int target = i + 2;
    if (slot(i) != Slot.METHOD || !isText(i + 1, " ") || !endsWithQuote(i - 1)) {
      return;
    }
    mergeUrl(target);
    int end = target + 1;
    while (slot(end) == Slot.QUERY) {
      end++;
    }
    boolean protocol = isText(end, " ") || isText(end, " HTTP/");
    if (slot(target) == Slot.TARGET
        && protocol
        && slot(end + 1) == Slot.PROTOCOL
        && startsWithQuote(end + 2)) {
      replace(i, end + 2 - i, Meaning.of(Slot.REQUEST, Step.REQUEST_OR_NONE, 1));
    }
  }

  private void replace(int i, int count, Meaning meaning) {
    Field first = field(i);
    StringBuilder directive = new StringBuilder();
    for (FormatElement part : elements.subList(i, i + count)) {
      directive.append(
          part instanceof Field field
              ? field.directive()
              : part instanceof Text text ? text.text() : "");
    }
    elements.subList(i, i + count).clear();
    elements.add(i, new Field(directive.toString(), first.position(), meaning));
  }

  private Field field(int i) {
    return (Field) elements.get(i);
  }

  private @Nullable Slot slot(int i) {
    return i < elements.size() && elements.get(i) instanceof Field field
        ? field.meaning().slot()
        : null;
  }

  private @Nullable String text(int i) {
    return i >= 0 && i < elements.size() && elements.get(i) instanceof Text text
        ? text.text()
        : null;
  }

  private boolean isText(int i, String wanted) {
    return wanted.equals(text(i));
  }

  private boolean endsWithQuote(int i) {
    String text = text(i);
    return text != null && text.endsWith(QUOTE);
  }

  private boolean startsWithQuote(int i) {
    String text = text(i);
    return text != null && text.startsWith(QUOTE);
  }
}
