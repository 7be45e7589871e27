package io.nodelog.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How the files of a landing area tell their node and source by their path.
 *
 * @param root the directory that everything lies below, as absolute text that ends with {@code /}
 * @param pattern a regular expression of paths below the root, with the named groups {@code node}
 *     and {@code source}
 * @param sourceFormats how the lines of each source are read
 */
public record NodeFromPath(String root, String pattern, Map<String, SourceFormat> sourceFormats) {
  private static final Pattern FIRST_SPECIAL = Pattern.compile("[(\\[*+?{|\\\\^$]");
  private static final int LONGEST_PATH = 4096;
  private static final String RULE =
      "must be a URI with the groups (?<node>…) and (?<source>…) below a directory";

  /** The node and the source of a file. */
  public record Origin(String node, String source) {}

  static NodeFromPath of(Section section, String key, Map<String, SourceFormat> sourceFormats) {
    String text = section.string(key);
    Matcher special = FIRST_SPECIAL.matcher(text);
    int rootEnd = special.find() ? text.lastIndexOf('/', special.start()) + 1 : 0;
    String pattern = text.substring(rootEnd);
    if (!pattern.contains("(?<node>") || !pattern.contains("(?<source>") || rootEnd == 0) {
      throw section.invalid(key, RULE);
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw section.invalid(key, RULE + "; " + e.getDescription());
    }
    String root = section.readLocation(key, text.substring(0, rootEnd)).toString();
    if (FIRST_SPECIAL.matcher(root).find()) {
      throw section.invalid(
          key, "its directory must have none of ( [ * + ? { | \\ ^ $ in its path");
    }
    return new NodeFromPath(root.endsWith("/") ? root : root + "/", pattern, sourceFormats);
  }

  /**
   * Returns whose log a file is, unless its path has another shape or tells a name that is not
   * allowed. Whoever lists files says which were left out.
   *
   * @param pathBelowRoot relative, with {@code /} between names
   */
  public Optional<Origin> origin(String pathBelowRoot) {
    if (pathBelowRoot.length() > LONGEST_PATH) {
      return Optional.empty();
    }
    Matcher matcher = Pattern.compile(pattern).matcher(pathBelowRoot);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String node = matcher.group("node"); // null if the group is optional and matched nothing
    String source = matcher.group("source");
    return node != null && source != null && Names.NODE.allows(node) && Names.SOURCE.allows(source)
        ? Optional.of(new Origin(node, source))
        : Optional.empty();
  }
}
