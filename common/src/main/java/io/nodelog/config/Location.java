package io.nodelog.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something lies: a Hadoop URI in the form of Hadoop's paths, which may hold globs and are
 * not percent-encoded.
 *
 * @param scheme in lower case
 * @param authority host and port, or empty
 * @param path absolute
 */
record Location(String scheme, String authority, String path) {
  private static final Pattern URI_TEXT =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/]*))?(.*)", Pattern.DOTALL);

  /**
   * Reads a URI, a plain path or a relative {@code file:} URI.
   *
   * @param directory which relative paths start from
   * @throws IllegalArgumentException with a rule, as the end of "must"
   */
  static Location of(String text, Path directory) {
    Matcher matcher = URI_TEXT.matcher(text);
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl) || !matcher.matches()) {
      throw new IllegalArgumentException("be a URI or a path, without control characters");
    }
    String scheme = matcher.group(1) == null ? "file" : lower(matcher.group(1));
    String authority = matcher.group(2) == null ? "" : matcher.group(2);
    return scheme.equals("file")
        ? local(authority, matcher.group(3), directory)
        : remote(scheme, authority, matcher.group(3));
  }

  private static String lower(String scheme) {
    return scheme.toLowerCase(java.util.Locale.ROOT);
  }

  private static Location local(String authority, String path, Path directory) {
    if (!authority.isEmpty()) {
      throw new IllegalArgumentException("name no host after file:// (a path is file:/path)");
    }
    try {
      Path absolute = directory.toAbsolutePath().resolve(path).normalize();
      return new Location("file", "", absolute.toString());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("be a path of this file system", e);
    }
  }

  private static Location remote(String scheme, String authority, String path) {
    int user = authority.lastIndexOf('@');
    if (user >= 0 && authority.substring(0, user).indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "hold no password (use a key file or a credential provider)");
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("have an absolute path after the scheme");
    }
    return new Location(scheme, authority, path);
  }

  /** Returns whether a text looks like it holds a password, so that no message repeats it. */
  static boolean holdsSecret(String text) {
    return text.matches("(?s)[^/]*//[^/]*:[^/]*@.*");
  }

  /** The URI with its path encoded. */
  URI uri() {
    try {
      return new URI(scheme, authority.isEmpty() ? null : authority, path, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("be a URI", e);
    }
  }

  /** The text that reads as the same location. */
  static String text(URI uri) {
    String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
    return uri.getScheme() + "://" + authority + uri.getPath();
  }

  @Override
  public String toString() {
    return scheme + "://" + authority + path;
  }
}
