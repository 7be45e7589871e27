package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of figures names tests that there are, and on both engines where it says so. */
class FiguresPageTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`");
  private static final Pattern ROW = Pattern.compile("^\\|.*\\| *([^|]+) \\|$", Pattern.MULTILINE);

  private final String page = read(ROOT.resolve("docs/figures.md"));

  @Test
  void namesOnlyTestsThatThereAre() {
    List<MatchResult> named =
        TEST.matcher(page)
            .results()
            .filter(one -> !one.group(1).equals("FiguresPageTest"))
            .toList();

    assertThat(named).hasSizeGreaterThan(30);
    for (MatchResult one : named) {
      String code = code(one.group(1));
      if (one.group(2) != null) {
        assertThat(code).as(one.group()).contains("void " + one.group(2) + "(");
      }
    }
  }

  @Test
  void namesForEachFigureATestThatRunsOnBothEngines() {
    List<MatchResult> rows =
        ROW.matcher(page).results().filter(row -> TEST.matcher(row.group(1)).find()).toList();

    assertThat(rows).hasSizeGreaterThan(20);
    for (MatchResult row : rows) {
      MatchResult test = TEST.matcher(row.group(1)).results().findFirst().orElseThrow();
      assertThat(test.group(2)).as(row.group()).isNotNull();
      String code = code(test.group(1));
      String before = code.substring(0, code.indexOf("void " + test.group(2) + "("));
      String ofMethod = before.substring(Math.max(before.lastIndexOf("\n  }\n"), 0));
      assertThat(ofMethod).as(row.group(1)).contains("mapreduce").contains("spark");
    }
  }

  private static String code(String test) {
    for (String module : List.of("common", "jobs/app")) {
      try (Stream<Path> tree = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        List<Path> found =
            tree.filter(file -> file.getFileName().toString().equals(test + ".java")).toList();
        if (!found.isEmpty()) {
          return read(found.get(0));
        }
      } catch (IOException e) {
        throw new AssertionError("Cannot look for " + test, e);
      }
    }
    throw new AssertionError("Cannot find " + test + ", which docs/figures.md names");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + file, e);
    }
  }
}
