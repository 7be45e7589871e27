package io.nodelog.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.nodelog.record.LogServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The keys of a format's file, checked while they are read. Every complaint says where the value
 * stands, which key it is and what would be right.
 */
final class Options {
  /** Says whose lines they are, where that decides what a code in them means. */
  static final String SERVER = "server";

  private final Config config;
  private final String path;

  Options(Config config) {
    this(config, "");
  }

  private Options(Config config, String path) {
    this.config = config;
    this.path = path;
  }

  /** Refuses keys that nobody reads. */
  void allowOnly(String... keys) {
    Set<String> known = new HashSet<>(Arrays.asList(keys));
    for (String key : keys()) {
      if (!known.contains(key)) {
        List<String> sorted = new ArrayList<>(known);
        Collections.sort(sorted);
        throw new IllegalArgumentException(
            "%sUnknown key: %s (known here: %s)"
                .formatted(
                    origin(ConfigUtil.quoteString(key)), path + key, String.join(", ", sorted)));
      }
    }
  }

  Config config() {
    return config;
  }

  /** The keys that are given, in alphabetical order. */
  List<String> keys() {
    return config.root().keySet().stream().sorted().toList();
  }

  boolean has(String key) {
    return config.hasPath(key);
  }

  boolean isGroup(String key) {
    return has(key) && config.getValue(key).valueType() == ConfigValueType.OBJECT;
  }

  Options group(String key) {
    if (!isGroup(key)) {
      throw has(key) ? invalid(key, "must be a group { … }") : missing(key, "a group { … }");
    }
    return new Options(config.getConfig(key), fullKey(key) + ".");
  }

  /** Reads a list of groups; none if the key is not there. */
  List<Options> groups(String key) {
    List<Options> groups = new ArrayList<>();
    try {
      for (Config group : has(key) ? config.getConfigList(key) : List.<Config>of()) {
        groups.add(new Options(group, fullKey(key) + "[" + groups.size() + "]."));
      }
      return groups;
    } catch (ConfigException e) {
      throw invalid(key, "must be a list of groups { … }");
    }
  }

  String text(String key) {
    if (!has(key)) {
      throw missing(key, "a text");
    }
    try {
      return config.getString(key);
    } catch (ConfigException e) {
      throw invalid(key, "must be a text");
    }
  }

  Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  /** Reads a text or a list of texts; none if the key is not there. */
  List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    try {
      boolean list = config.getValue(key).valueType() == ConfigValueType.LIST;
      return list ? List.copyOf(config.getStringList(key)) : List.of(text(key));
    } catch (ConfigException e) {
      throw invalid(key, "must be a text or a list of texts");
    }
  }

  /** Reads true or false; false if the key is not there. */
  boolean flag(String key) {
    try {
      return has(key) && config.getBoolean(key);
    } catch (ConfigException e) {
      throw invalid(key, "must be true or false");
    }
  }

  /** Reads one of some words; the first one if the key is not there. */
  String word(String key, String... words) {
    String word = optionalText(key).orElse(words[0]);
    if (!Arrays.asList(words).contains(word)) {
      throw invalid(key, "must be " + String.join(" or ", words));
    }
    return word;
  }

  /** Reads whose lines they are. */
  LogServer server() {
    String[] words =
        Arrays.stream(LogServer.values())
            .map(server -> server.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    return LogServer.valueOf(word(SERVER, words).toUpperCase(Locale.ROOT));
  }

  int count(String key, int otherwise, int min, int max) {
    if (!has(key)) {
      return otherwise;
    }
    String rule = "must be a whole number, " + min + " to " + max;
    try {
      int value = config.getInt(key);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (ConfigException e) {
      throw invalid(key, rule);
    }
    throw invalid(key, rule);
  }

  /** Makes something of a key's value; what is wrong with it is told together with the place. */
  <T> T make(String key, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String origin = origin(key);
      throw new IllegalArgumentException(
          message.startsWith(fileOf(origin)) ? message : origin + fullKey(key) + ": " + message, e);
    }
  }

  IllegalArgumentException invalid(String key, String rule) {
    ConfigValue value = config.getValue(key);
    Object shown = value.valueType() == ConfigValueType.OBJECT ? "a group" : value.unwrapped();
    return new IllegalArgumentException(
        "%sInvalid %s: %s (%s)".formatted(origin(key), fullKey(key), shown, rule));
  }

  private IllegalArgumentException missing(String key, String what) {
    return new IllegalArgumentException(
        "%sMissing %s (must be %s)".formatted(origin(key), fullKey(key), what));
  }

  private String origin(String key) {
    boolean there = !key.isEmpty() && config.hasPath(key);
    return (there ? config.getValue(key).origin() : config.origin()).description() + ": ";
  }

  private String fullKey(String key) {
    return path + String.join(".", ConfigUtil.splitPath(key));
  }

  private static String fileOf(String origin) {
    return origin.substring(0, origin.indexOf(':'));
  }
}
