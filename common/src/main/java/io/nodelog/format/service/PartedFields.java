package io.nodelog.format.service;

import io.nodelog.format.service.HeadPart.Field;
import io.nodelog.format.service.HeadPart.Group;
import io.nodelog.format.service.HeadPart.Padding;
import io.nodelog.format.service.HeadPart.Text;
import java.util.ArrayList;
import java.util.List;

/** Checks that something parts the fields of a pattern, so that a line can be taken apart again. */
final class PartedFields {
  private PartedFields() {}

  /** Returns the parts before the message. */
  static List<HeadPart> inHead(String pattern, List<HeadPart> parts) {
    List<HeadPart> parted = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      HeadPart part = parts.get(i);
      HeadPart next = behind(parts, i);
      if (part instanceof Field field && field.shape().needsText() && !(next instanceof Text)) {
        throw new IllegalArgumentException(
            "Invalid format: nothing parts %s at position %d of %s from what follows"
                .formatted(field.directive(), field.position(), pattern));
      }
      if (part instanceof Group group) {
        parted.add(new Group(inHead(pattern, group.parts())));
      } else if (part instanceof Field field) {
        parted.add(shaped(field, i == 0 ? new Padding() : before(parts, i), next));
      } else {
        parted.add(part);
      }
    }
    return parted;
  }

  /** What stands around a field can tell what it does not have. */
  private static Field shaped(Field field, HeadPart before, HeadPart next) {
    boolean number = next instanceof Field other && other.shape() == FieldShape.NUMBER;
    if (field.shape() == FieldShape.LEVEL && number) {
      return field.of(FieldShape.LETTERS);
    }
    boolean enclosed =
        before instanceof Text opening
            && opening.text().endsWith("[")
            && next instanceof Text closing
            && closing.text().startsWith("]");
    return field.shape() == FieldShape.OPEN && enclosed ? field.of(FieldShape.BRACKETED) : field;
  }

  private static HeadPart before(List<HeadPart> parts, int i) {
    int before = i - 1;
    while (before > 0 && parts.get(before) instanceof Padding) {
      before--;
    }
    return parts.get(before);
  }

  /** The part behind padding; the padding itself if nothing is behind it. */
  private static HeadPart behind(List<HeadPart> parts, int i) {
    int next = i + 1;
    while (next < parts.size() && parts.get(next) instanceof Padding) {
      next++;
    }
    return next < parts.size() ? parts.get(next) : new Padding();
  }

  /** Returns the parts behind the message: texts and fields in turn, a text first. */
  static List<HeadPart> inTail(String pattern, List<HeadPart> parts) {
    List<HeadPart> tail = new ArrayList<>(parts);
    tail.removeIf(Padding.class::isInstance);
    while (!tail.isEmpty()
        && tail.get(tail.size() - 1) instanceof Text text
        && text.text().isBlank()) {
      tail.remove(tail.size() - 1);
    }
    boolean textBefore = false;
    for (HeadPart part : tail) {
      if (!(part instanceof Text) && (part instanceof Group || !textBefore)) {
        throw new IllegalArgumentException(
            "Invalid format: nothing parts the message of %s from what follows".formatted(pattern));
      }
      textBefore = part instanceof Text;
    }
    return tail;
  }
}
