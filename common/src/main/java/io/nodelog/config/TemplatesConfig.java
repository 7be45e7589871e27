package io.nodelog.config;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.MaskRule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the templates of messages are found.
 *
 * @param masks of the site's own, in the order in which they are applied
 * @param advice what to do about messages; of several rules the first holds
 */
public record TemplatesConfig(List<MaskRule> masks, List<AdviceRule> advice) {
  private static final int MOST_MASKS = 32;

  public TemplatesConfig {
    masks = List.copyOf(masks);
    advice = List.copyOf(advice);
  }

  static TemplatesConfig of(Section section) {
    section.allowOnly("masks", "advice-file");
    List<MaskRule> masks = section.sections("masks", TemplatesConfig::mask);
    section.refuseRepeated("masks", "name", masks.stream().map(MaskRule::name).toList());
    if (masks.size() > MOST_MASKS) {
      throw section.invalid("masks", "must be " + MOST_MASKS + " at most");
    }
    return new TemplatesConfig(
        masks, section.optionalFile("advice-file").map(AdviceFile::read).orElse(List.of()));
  }

  private static MaskRule mask(Section section) {
    section.allowOnly("name", "regex");
    String name = section.string("name");
    if (!MaskRule.isName(name)) {
      throw section.invalid("name", "must be " + MaskRule.NAME_RULE);
    }
    try {
      return new MaskRule(name, section.string("regex"));
    } catch (IllegalArgumentException e) {
      throw section.invalid("regex", SafeText.of(String.valueOf(e.getMessage())));
    }
  }

  /** All that decides about masked messages, as one line of text. */
  String shape() {
    return masks.isEmpty()
        ? "none"
        : masks.stream()
            .map(mask -> mask.name() + "=" + SafeText.of(mask.regex()))
            .collect(Collectors.joining(", "));
  }
}
