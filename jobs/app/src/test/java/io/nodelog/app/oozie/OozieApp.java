package io.nodelog.app.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * An application of {@code conf/oozie} as an Oozie server would see it: the XML, the properties of
 * the job, and as much of the expression language as the files use. What they must not use fails.
 */
final class OozieApp {
  private static final Path FILES = Path.of("../../conf/oozie");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern DATE_OFFSET =
      Pattern.compile(
          "coord:formatTime\\(coord:dateOffset\\(coord:nominalTime\\(\\), ([\\w-]+), 'DAY'\\),"
              + " 'yyyy-MM-dd'\\)");
  private static final Pattern EQUALS = Pattern.compile("(.+) eq '(.*)'");
  private static final Pattern ACTION_DATA =
      Pattern.compile("wf:actionData\\('([\\w-]+)'\\)\\['(\\w+)'\\]");

  private final Document document;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, Map<String, String>> actionData = new HashMap<>();

  OozieApp(String file) throws Exception {
    document = OozieSchemas.of(file).parse(text(file));
    Properties job = new Properties();
    try (Reader reader = Files.newBufferedReader(FILES.resolve("job.properties"))) {
      job.load(reader);
    }
    job.forEach((name, value) -> properties.put(name.toString(), value.toString()));
  }

  static String text(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }

  /** Sets a property, as {@code -D} of the command {@code oozie} does. */
  OozieApp set(String name, String value) {
    properties.put(name, value);
    return this;
  }

  /** Keeps what an action with {@code capture-output} has printed. */
  void captured(String action, String output) throws IOException {
    Properties lines = new Properties();
    lines.load(new StringReader(output));
    Map<String, String> data = new HashMap<>();
    lines.forEach((name, value) -> data.put(name.toString(), value.toString()));
    actionData.put(action, data);
  }

  /** The properties that a coordinator hands on to its workflow. */
  Map<String, String> configuration() {
    Map<String, String> handedOn = new LinkedHashMap<>();
    for (Element property : children(only("configuration"), "property")) {
      handedOn.put(child(property, "name"), child(property, "value"));
    }
    return handedOn;
  }

  /** The flag that says that an instance of a dataset is there, for the nominal time. */
  Path doneFlag(String dataset) {
    Element found =
        elements("dataset").stream()
            .filter(one -> one.getAttribute("name").equals(dataset))
            .findFirst()
            .orElseThrow();
    return Path.of(URI.create(child(found, "uri-template"))).resolve(child(found, "done-flag"));
  }

  /** The node of a workflow with a name. */
  Element node(String name) {
    return nodes().stream()
        .filter(node -> node.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no node " + name));
  }

  List<Element> nodes() {
    List<Element> nodes = new ArrayList<>();
    for (String kind : List.of("decision", "action", "kill", "end")) {
      nodes.addAll(elements(kind));
    }
    return nodes;
  }

  String start() {
    return only("start").getAttribute("to");
  }

  /** Where a decision leads. */
  String decide(Element decision) {
    for (Element condition : children(decision, "case")) {
      Matcher whole = EXPRESSION.matcher(condition.getTextContent().strip());
      assertThat(whole.matches()).as(condition.getTextContent()).isTrue();
      Matcher equals = EQUALS.matcher(whole.group(1));
      assertThat(equals.matches()).as(whole.group(1)).isTrue();
      if (value(equals.group(1)).equals(equals.group(2))) {
        return condition.getAttribute("to");
      }
    }
    return children(decision, "default").get(0).getAttribute("to");
  }

  /** The text of a child, with all expressions replaced. */
  String child(Element parent, String name) {
    List<Element> found = children(parent, name);
    assertThat(found).as("%s of %s", name, parent.getTagName()).hasSize(1);
    return resolved(found.get(0).getTextContent());
  }

  /** The texts of all children with a name. */
  List<String> texts(Element parent, String name) {
    return children(parent, name).stream().map(one -> resolved(one.getTextContent())).toList();
  }

  /** The files that an action finds in its directory, and where they come from. */
  Map<String, Path> localFiles(Element action) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String file : texts(action, "file")) {
      String[] parts = file.split("#", -1);
      assertThat(parts).hasSize(2);
      files.put(parts[1], Path.of(URI.create(parts[0])));
    }
    return files;
  }

  List<Element> elements(String name) {
    return listed(document.getElementsByTagNameNS("*", name));
  }

  static List<Element> children(Element parent, String name) {
    return listed(parent.getElementsByTagNameNS("*", name));
  }

  private static List<Element> listed(NodeList found) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private Element only(String name) {
    List<Element> found = elements(name);
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  /** A text with its expressions replaced; one that nobody knows fails. */
  String resolved(String text) {
    Matcher matcher = EXPRESSION.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value(matcher.group(1))));
    }
    return matcher.appendTail(resolved).toString();
  }

  private String value(String expression) {
    Matcher offset = DATE_OFFSET.matcher(expression);
    Matcher data = ACTION_DATA.matcher(expression);
    if (offset.matches()) {
      long days = Long.parseLong(properties.getOrDefault(offset.group(1), offset.group(1)));
      return nominal().plusDays(days).toLocalDate().toString();
    } else if (data.matches()) {
      return actionData.get(data.group(1)).get(data.group(2));
    }
    return switch (expression) {
      case "YEAR" -> String.format(Locale.ROOT, "%04d", nominal().getYear());
      case "MONTH" -> String.format(Locale.ROOT, "%02d", nominal().getMonthValue());
      case "DAY" -> String.format(Locale.ROOT, "%02d", nominal().getDayOfMonth());
      case "coord:days(1)", "coord:current(0)" -> "1";
      case "wf:lastErrorNode()", "wf:errorMessage(wf:lastErrorNode())" -> "any";
      default -> {
        assertThat(properties).as("what stands in ${…}").containsKey(expression);
        yield resolved(properties.get(expression));
      }
    };
  }

  /** The time that a coordinator's action is for, in UTC as a server has it. */
  private OffsetDateTime nominal() {
    return OffsetDateTime.parse(properties.get("nominal"));
  }
}
