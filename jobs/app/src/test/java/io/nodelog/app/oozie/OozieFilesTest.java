package io.nodelog.app.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** An Oozie server can read {@code conf/oozie}. */
class OozieFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"workflow.xml", "workflow-spark.xml", "coordinator.xml"})
  void keepsToTheSchemasOfOozie(String file) throws Exception {
    assertThat(new OozieApp(file).elements("*")).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "workflow.xml, <start to=\"how\"/>, ''",
    "workflow.xml, <argument>run</argument>, <arg>run</arg>",
    "workflow.xml, <capture-output/>, <capture_output/>",
    "workflow.xml, <resource-manager>, <name-node>x</name-node><resource-manager>",
    "workflow.xml, uri:oozie:shell-action:1.0, uri:oozie:shell-action:1.1",
    "workflow.xml, name=\"ingest\", name=\"1 ingest\"",
    "workflow-spark.xml, <mode>cluster</mode>, <deploy-mode>cluster</deploy-mode>",
    "coordinator.xml, <done-flag>, <done-flag/><done-flag>",
    "coordinator.xml, nocleanup=\"true\", cleanup=\"false\"",
  })
  void aBrokenCopyIsRefused(String file, String sound, String broken) throws Exception {
    String text = OozieApp.text(file);
    assertThat(text).contains(sound);

    assertThatThrownBy(() -> OozieSchemas.of(file).parse(text.replace(sound, broken)))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void aFileThatFetchesOthersIsRefused() throws Exception {
    String text = OozieApp.text("workflow.xml");
    String hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<workflow-app";

    assertThatThrownBy(
            () -> OozieSchemas.WORKFLOW.parse(text.replaceFirst("<workflow-app", hostile)))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflow.xml", "workflow-spark.xml"})
  void everyNodeIsReachedAndLeadsToOneThatIsThere(String file) throws Exception {
    OozieApp app = new OozieApp(file);
    Set<String> reached = new HashSet<>(Set.of(app.start()));
    List<Element> nodes = app.nodes();
    for (Element node : nodes) {
      for (String way : List.of("case", "default", "ok", "error")) {
        OozieApp.children(node, way).forEach(one -> reached.add(one.getAttribute("to")));
      }
    }

    assertThat(nodes)
        .extracting(node -> node.getAttribute("name"))
        .containsExactlyInAnyOrderElementsOf(reached);
  }

  @Test
  void everyExpressionHasAValue() throws Exception {
    OozieApp coordinator = new OozieApp("coordinator.xml").set("nominal", "2026-01-05T00:00Z");
    coordinator.resolved(OozieApp.text("coordinator.xml"));
    for (String file : List.of("workflow.xml", "workflow-spark.xml")) {
      OozieApp workflow = new OozieApp(file);
      coordinator.configuration().forEach(workflow::set);
      workflow.captured("run", "exit_code=0");
      String text = OozieApp.text(file).replaceAll(" eq '[a-z0-9]+'", "");

      assertThat(workflow.resolved(text)).doesNotContain("${").contains("2025-12-29");
    }
  }
}
