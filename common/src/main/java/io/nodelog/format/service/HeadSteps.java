package io.nodelog.format.service;

import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.HeadPart.Field;
import io.nodelog.format.service.HeadPart.Group;
import io.nodelog.format.service.HeadPart.Padding;
import io.nodelog.format.service.HeadPart.Text;
import io.nodelog.format.service.HeadPart.Time;
import io.nodelog.record.ServiceRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a head as steps over a line, for one thread. */
final class HeadSteps implements HeadStep {
  private final List<HeadStep> steps = new ArrayList<>();
  private final ParserSettings settings;
  private final List<TimeStep> times;

  /**
   * @param times gets the steps that read times
   * @throws IllegalArgumentException if the settings lack what the parts need
   */
  HeadSteps(List<HeadPart> parts, ParserSettings settings, List<TimeStep> times) {
    this.settings = settings;
    this.times = times;
    for (int i = 0; i < parts.size(); ) {
      i = add(parts, i);
    }
  }

  /** Adds the step of a part; returns the index of the first part that is still to be added. */
  private int add(List<HeadPart> parts, int i) {
    HeadPart part = parts.get(i);
    TextStep behind = textBehind(parts, i);
    if (part instanceof Field field && field.shape() == FieldShape.OPEN) {
      int next = nextOpen(parts, i + 1);
      HeadSteps rest = new HeadSteps(parts.subList(i + 1, next), settings, times);
      steps.add(new OpenStep(field.field().orElse(null), behind, rest));
      return next;
    }
    if (part instanceof Field field) {
      steps.add(new FieldStep(field.shape(), field.field().orElse(null), behind));
    } else if (part instanceof Text text) {
      steps.add(new TextStep(text.text()));
    } else if (part instanceof Padding) {
      steps.add(new PaddingStep(behind == null ? 0 : behind.leadingBlanks()));
    } else if (part instanceof Time time) {
      TimeStep step = new TimeStep(time, settings);
      times.add(step);
      steps.add(step);
    } else if (part instanceof Group group) {
      steps.add(new OptionalStep(new HeadSteps(group.parts(), settings, times)));
    }
    return i + 1;
  }

  private static int nextOpen(List<HeadPart> parts, int from) {
    int i = from;
    while (i < parts.size()
        && !(parts.get(i) instanceof Field field && field.shape() == FieldShape.OPEN)) {
      i++;
    }
    return i;
  }

  /** The text that ends a part, with padding before it or none; null if there is no text. */
  private static @Nullable TextStep textBehind(List<HeadPart> parts, int i) {
    int next = i + 1;
    while (next < parts.size() && parts.get(next) instanceof Padding) {
      next++;
    }
    return next < parts.size() && parts.get(next) instanceof Text text
        ? new TextStep(text.text())
        : null;
  }

  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    int p = from;
    for (int i = 0; i < steps.size() && p != EventHead.NOT_READ; i++) {
      p = steps.get(i).take(bytes, p, to, record);
    }
    return p;
  }
}
