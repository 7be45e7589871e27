package io.nodelog.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that shape summaries: summaries made under different ones cannot be merged.
 *
 * @param sha256 of the text, lower-case hex
 * @param text a line {@code key = value} for each setting, in the order of the keys
 */
public record SettingsFingerprint(String sha256, String text) {

  static SettingsFingerprint of(SortedMap<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return new SettingsFingerprint(sha256(text.toString()), text.toString());
  }

  /**
   * Returns a sentence for each setting that differs from an earlier fingerprint's text. A setting
   * that only one of them has is no difference: sources come and go.
   */
  public List<String> changesSince(String earlierText) {
    Map<String, String> earlier = read(earlierText);
    Map<String, String> now = read(text);
    return changedKeys(earlierText).stream()
        .map(key -> key + " was " + earlier.get(key) + " and is " + now.get(key))
        .toList();
  }

  /** Returns the settings that differ from an earlier fingerprint's text, and that both have. */
  public SortedSet<String> changedKeys(String earlierText) {
    Map<String, String> earlier = read(earlierText);
    SortedSet<String> changed = new TreeSet<>();
    read(text)
        .forEach(
            (key, value) -> {
              if (!earlier.getOrDefault(key, value).equals(value)) {
                changed.add(key);
              }
            });
    return changed;
  }

  /** Returns these settings together with those of an earlier text that these do not have. */
  public SettingsFingerprint withThoseOf(String earlierText) {
    SortedMap<String, String> settings = read(earlierText);
    settings.putAll(read(text));
    return of(settings);
  }

  private static SortedMap<String, String> read(String text) {
    SortedMap<String, String> settings = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int equals = line.indexOf(" = ");
              if (equals >= 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 3));
              }
            });
    return settings;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
