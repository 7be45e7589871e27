package io.nodelog.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.nodelog.bytes.AddressRanges;
import io.nodelog.bytes.SafeText;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A group of keys, read one by one and checked while they are read. Every complaint says where the
 * value stands, which key it is and what would be right.
 */
final class Section {
  /** What Typesafe Config calls the origin of values that were given with {@code -D}. */
  static final String COMMAND_LINE = "command line";

  private static final int SHOWN = 200;

  private final Config config;
  private final String path;
  private final Path directory;

  /**
   * @param path the group's own key, for messages
   * @param directory which relative paths in files start from
   */
  Section(Config config, String path, Path directory) {
    this.config = config;
    this.path = path;
    this.directory = directory;
  }

  /** Refuses keys that nobody will read. */
  void allowOnly(String... keys) {
    Set<String> known = new HashSet<>(Arrays.asList(keys));
    config.root().keySet().stream()
        .filter(key -> !known.contains(key))
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new InvalidConfig(
                  origin(ConfigUtil.quoteString(key))
                      + "Unknown key: "
                      + fullKey(SafeText.of(key, SHOWN))
                      + Suggestion.of(key, known)
                          .map(near -> " (did you mean " + near + "?)")
                          .orElse(" (known here: " + sorted(known) + ")"));
            });
  }

  boolean has(String key) {
    return config.hasPath(key);
  }

  Section section(String key) {
    return new Section(
        read(key, "must be a group { … }", config::getConfig), fullKey(key), directory);
  }

  /** Reads a list of groups; a missing list is empty. */
  <T> List<T> sections(String key, Function<Section, T> reader) {
    if (!has(key)) {
      return List.of();
    }
    List<? extends Config> configs = read(key, "must be a list of groups", config::getConfigList);
    Object[] read = new Object[configs.size()];
    Arrays.setAll(
        read,
        i -> reader.apply(new Section(configs.get(i), fullKey(key) + "[" + i + "]", directory)));
    @SuppressWarnings("unchecked") // holds what the reader returned
    List<T> sections = (List<T>) List.of(read);
    return sections;
  }

  /** Refuses a list of groups in which two have the same name. */
  void refuseRepeated(String listKey, String nameKey, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        Config repeated = config.getConfigList(listKey).get(i);
        throw new Section(repeated, fullKey(listKey) + "[" + i + "]", directory)
            .invalid(nameKey, "must not be given twice");
      }
    }
  }

  String text(String key, Names allowed) {
    String text = read(key, "must be a text", config::getString);
    if (!allowed.allows(text)) {
      throw invalid(key, "must be " + allowed.rule());
    }
    return text;
  }

  Optional<String> optionalText(String key, Names allowed) {
    return has(key) ? Optional.of(text(key, allowed)) : Optional.empty();
  }

  /** Reads a list of texts; a missing list is empty. */
  List<String> texts(String key, Names allowed) {
    if (!has(key)) {
      return List.of();
    }
    List<String> texts = read(key, "must be a list of texts", config::getStringList);
    if (!texts.stream().allMatch(allowed::allows)) {
      throw invalid(key, "each must be " + allowed.rule());
    }
    return List.copyOf(texts);
  }

  /** Reads a list of addresses and ranges; on the command line it has commas between. */
  AddressRanges addressRanges(String key) {
    String rule = "must be a list of addresses and ranges such as 10.0.0.0/8";
    List<String> texts =
        isFromCommandLine(key)
            ? List.of(read(key, rule, config::getString).split("\\s*,\\s*", -1))
            : read(key, rule, config::getStringList);
    try {
      return AddressRanges.of(texts);
    } catch (IllegalArgumentException e) {
      throw invalid(key, rule + "; " + SafeText.of(String.valueOf(e.getMessage()), SHOWN));
    }
  }

  boolean flag(String key) {
    return read(key, "must be true or false", config::getBoolean);
  }

  /** Reads a group of sources' names, each with a format or a group of format and zone. */
  Map<String, SourceFormat> formats(String key) {
    Map<String, SourceFormat> formats = new TreeMap<>();
    if (has(key)) {
      Section section = section(key);
      for (Map.Entry<String, ConfigValue> entry : section.config.root().entrySet()) {
        String quoted = ConfigUtil.quoteString(entry.getKey());
        if (!Names.SOURCE.allows(entry.getKey())) {
          throw section.invalid(quoted, "a source's name must be " + Names.SOURCE.rule());
        }
        boolean group = entry.getValue().valueType() == ConfigValueType.OBJECT;
        formats.put(
            entry.getKey(),
            group
                ? SourceFormat.of(section.section(quoted))
                : SourceFormat.of(section.text(quoted, Names.FORMAT)));
      }
    }
    return Map.copyOf(formats);
  }

  /** Reads a group of names and texts, in the order of the names. */
  Map<String, String> plainTexts(Names allowed) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : config.root().keySet()) {
      String quoted = ConfigUtil.quoteString(name);
      if (!allowed.allows(name)) {
        throw invalid(quoted, "its name must be " + allowed.rule());
      }
      texts.put(name, string(quoted));
    }
    return texts;
  }

  /** Reads a place as absolute text. */
  String location(String key) {
    return readLocation(key, read(key, "must be a URI or a path", config::getString)).toString();
  }

  /** Reads a place, given its text, which may be a part of the key's value. */
  Location readLocation(String key, String text) {
    try {
      return Location.of(text, isFromCommandLine(key) ? Path.of("") : directory);
    } catch (IllegalArgumentException e) {
      throw invalid(key, "must " + e.getMessage());
    }
  }

  /** Reads the path of a file of this machine, which need not be there yet. */
  Optional<Path> optionalFile(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    Location location = readLocation(key, string(key));
    if (!location.scheme().equals("file")) {
      throw invalid(key, "must be a file of this machine");
    }
    return Optional.of(Path.of(location.path()));
  }

  String string(String key) {
    return read(key, "must be a text", config::getString);
  }

  int count(String key, int min, int max) {
    String rule = "must be a whole number, " + min + " to " + max;
    return (int) number(key, min, max, rule, true);
  }

  double number(String key, double min, double max) {
    String from = min == Double.MIN_NORMAL ? "above 0" : plain(min);
    return number(key, min, max, "must be a number, " + from + " to " + plain(max), false);
  }

  private double number(String key, double min, double max, String rule, boolean whole) {
    double value = read(key, rule, config::getDouble);
    if (!(value >= min && value <= max) || (whole && value != Math.rint(value))) {
      throw invalid(key, rule);
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  Duration duration(String key, Duration min, Duration max) {
    String rule = "must be a duration, " + Durations.text(min) + " to " + Durations.text(max);
    Duration value = read(key, rule, config::getDuration);
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw invalid(key, rule);
    }
    return value;
  }

  /** Reads one or more different durations. */
  List<Duration> durations(String key, Duration min, Duration max) {
    String rule =
        "must be a list of different durations, "
            + Durations.text(min)
            + " to "
            + Durations.text(max);
    List<Duration> values = read(key, rule, config::getDurationList);
    boolean fit =
        values.stream().allMatch(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
    if (!fit || values.isEmpty() || Set.copyOf(values).size() < values.size()) {
      throw invalid(key, rule);
    }
    return List.copyOf(values);
  }

  long bytes(String key, long min, long max) {
    String rule = "must be a size, " + Sizes.text(min) + " to " + Sizes.text(max);
    long value = read(key, rule, config::getBytes);
    if (value < min || value > max) {
      throw invalid(key, rule);
    }
    return value;
  }

  ZoneId zone(String key) {
    String rule = "must be a time zone such as UTC or Europe/Berlin";
    String text = read(key, rule, config::getString);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw invalid(key, rule);
    }
  }

  Optional<ZoneId> optionalZone(String key) {
    return has(key) ? Optional.of(zone(key)) : Optional.empty();
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    List<E> choices = Arrays.asList(type.getEnumConstants());
    String rule =
        "must be " + choices.stream().map(Section::word).collect(Collectors.joining(" or "));
    String text = read(key, rule, config::getString);
    return choices.stream()
        .filter(choice -> word(choice).equals(text))
        .findFirst()
        .orElseThrow(() -> invalid(key, rule));
  }

  /** The word of a choice in configuration. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Makes the complaint about a value that is there. */
  InvalidConfig invalid(String key, String rule) {
    return new InvalidConfig(complaint(key, rule));
  }

  private String complaint(String key, String rule) {
    return origin(key) + "Invalid " + fullKey(key) + ": " + shownValue(key) + " (" + rule + ")";
  }

  private <T> T read(String key, String rule, Function<String, T> getter) {
    try {
      return getter.apply(key);
    } catch (ConfigException.Missing e) {
      throw new InvalidConfig(origin(key) + "Missing " + fullKey(key) + " (" + rule + ")", e);
    } catch (ConfigException | ArithmeticException e) {
      throw new InvalidConfig(complaint(key, rule), e);
    }
  }

  private String shownValue(String key) {
    ConfigValue value = config.getValue(key);
    if (value.valueType() == ConfigValueType.OBJECT) {
      return "a group";
    }
    String text = String.valueOf(value.unwrapped());
    return Location.holdsSecret(text) ? "(not shown)" : SafeText.of(text, SHOWN);
  }

  private boolean isFromCommandLine(String key) {
    return has(key) && config.getValue(key).origin().description().equals(COMMAND_LINE);
  }

  private String origin(String key) {
    ConfigOrigin origin =
        config.hasPathOrNull(key) && !config.getIsNull(key)
            ? config.getValue(key).origin()
            : config.origin();
    return SafeText.of(origin.description()) + ": ";
  }

  private String fullKey(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String sorted(Set<String> keys) {
    return keys.stream().sorted().collect(Collectors.joining(", "));
  }
}
