package io.nodelog.config;

import java.time.Instant;
import java.time.ZoneId;
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
 *     and {@code source}, and maybe {@code date}
 * @param sourceFormats how the lines of each source are read
 */
public record NodeFromPath(String root, String pattern, Map<String, SourceFormat> sourceFormats) {
  private static final Pattern FIRST_SPECIAL = Pattern.compile("[(\\[*+?{|\\\\^$]");
  private static final int LONGEST_PATH = 4096;
  private static final String DATE_GROUP = "(?<date>";

  /** Names of directories as they are, or groups of anything within one name. */
  private static final Pattern WHOLE_NAMES =
      Pattern.compile("(?:[\\w=/-]|\\[\\^/][+*]|\\(\\?<\\w+>\\[\\^/][+*]\\))*");

  /** A group without groups in it, what else is in its name as it is, and the end of the name. */
  private static final Pattern GROUP_AND_REST_OF_NAME =
      Pattern.compile("(\\(\\?<date>[^()]*\\)[\\w=-]*)/");

  private static final String RULE =
      "must be a URI with the groups (?<node>…) and (?<source>…) below a directory";

  /**
   * Whose log a file is.
   *
   * @param landed the day or hour of its directory; empty if the path does not tell
   */
  public record Origin(String node, String source, Optional<LandingTime> landed) {
    /**
     * Whether the day or hour is one of an interval, whose end is not in it; if none is told, it
     * is.
     */
    public boolean overlaps(Instant from, Instant to, ZoneId zone) {
      return landed.map(time -> time.overlaps(from, to, zone)).orElse(true);
    }
  }

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

  /** Whether paths may tell the day or hour of a file. */
  public boolean isDated() {
    return pattern.contains(DATE_GROUP);
  }

  /**
   * Returns an expression of directories that tell their day or hour; empty if none is sure to. It
   * is the pattern up to the end of the name that has the group {@code date}, if only whole names
   * are before it: then no file below such a directory can be of another time.
   */
  public Optional<Pattern> datedDirectories() {
    int group = pattern.indexOf(DATE_GROUP);
    if (group < 0 || !WHOLE_NAMES.matcher(pattern.substring(0, group)).matches()) {
      return Optional.empty();
    }
    Matcher end = GROUP_AND_REST_OF_NAME.matcher(pattern).region(group, pattern.length());
    return end.lookingAt()
        ? Optional.of(Pattern.compile(pattern.substring(0, end.end(1))))
        : Optional.empty();
  }

  /** Returns the day or hour of a directory that {@link #datedDirectories} found. */
  public static Optional<LandingTime> landed(Matcher directory) {
    return LandingTime.parse(directory.group("date"));
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
    String date = isDated() ? matcher.group("date") : null;
    Optional<LandingTime> landed = date == null ? Optional.empty() : LandingTime.parse(date);
    return node != null
            && source != null
            && Names.NODE.allows(node)
            && Names.SOURCE.allows(source)
            && (date == null || landed.isPresent())
        ? Optional.of(new Origin(node, source, landed))
        : Optional.empty();
  }
}
