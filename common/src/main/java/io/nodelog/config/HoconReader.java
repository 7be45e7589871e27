package io.nodelog.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.nodelog.bytes.SafeText;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Turns files, texts and {@code -D} options into one tree of values that nothing else is in. */
final class HoconReader {
  private static final long LARGEST_FILE = 64L << 20;

  // Other libraries on the class path may bring a reference.conf of their own: one key is ours.
  private static final Config REFERENCE =
      ConfigFactory.parseResources(HoconReader.class.getClassLoader(), "reference.conf")
          .withOnlyPath(NodelogConfig.ROOT);

  private HoconReader() {}

  /** The defaults of every key, from {@code reference.conf}. */
  static Config reference() {
    return REFERENCE;
  }

  static Config file(Path file) {
    return text(read(file, LARGEST_FILE), file.toString());
  }

  /** Reads the text of a file that is not larger than so many bytes. */
  static String read(Path file, long largest) {
    try {
      if (Files.size(file) > largest) {
        throw new InvalidConfig("Cannot read " + file + ": larger than " + Sizes.text(largest));
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InvalidConfig("Cannot read " + file + ": not UTF-8 text", e);
    } catch (IOException e) {
      throw new InvalidConfig("Cannot read the configuration " + file + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.toString();
  }

  static Config text(String text, String name) {
    HoconText.check(text, name);
    return parse(text, name);
  }

  /** Reads the text of a format's file, which takes nothing from the environment. */
  static Config definition(String text, String name) {
    HoconText.checkWithoutEnvironment(text, name);
    return parse(text, name);
  }

  private static Config parse(String text, String name) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(name)
            .setIncluder(new RefusingIncluder());
    try {
      return ConfigFactory.parseString(text, options)
          .resolveWith(environment(), ConfigResolveOptions.noSystem());
    } catch (ConfigException e) {
      throw new InvalidConfig("Cannot read " + SafeText.of(String.valueOf(e.getMessage()), 300), e);
    }
  }

  private static Config environment() {
    Map<String, Object> allowed = new TreeMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (HoconText.mayRead(name)) {
                allowed.put(name, value);
              }
            });
    return ConfigValueFactory.fromMap(allowed, "environment").toConfig();
  }

  /** Takes each value as the text it is: nothing in it is evaluated. */
  static Config overrides(Map<String, String> overrides) {
    overrides.keySet().forEach(HoconReader::checkKey);
    try {
      return ConfigFactory.parseMap(overrides, Section.COMMAND_LINE);
    } catch (ConfigException e) {
      throw new InvalidConfig(
          Section.COMMAND_LINE + ": Cannot set a group and a key of it at once", e);
    }
  }

  private static void checkKey(String key) {
    try {
      ConfigUtil.splitPath(key);
    } catch (ConfigException e) {
      throw new InvalidConfig(Section.COMMAND_LINE + ": Invalid key: " + SafeText.of(key, 200), e);
    }
  }

  /** What {@link HoconText} missed, if it ever does, stops here. */
  private static final class RefusingIncluder
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      throw refusal();
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      throw refusal();
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      throw refusal();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      throw refusal();
    }

    private static InvalidConfig refusal() {
      return new InvalidConfig("Cannot include other files: a configuration is one file");
    }
  }
}
