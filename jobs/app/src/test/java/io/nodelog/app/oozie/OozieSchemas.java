package io.nodelog.app.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The schemas that an Oozie server checks what it is given against. */
enum OozieSchemas {
  WORKFLOW,
  COORDINATOR;

  private List<String> names() {
    return switch (this) {
      case WORKFLOW ->
          List.of("oozie-workflow-1.0.xsd", "shell-action-1.0.xsd", "spark-action-1.0.xsd");
      case COORDINATOR -> List.of("oozie-coordinator-0.5.xsd");
    };
  }

  static OozieSchemas of(String file) {
    return file.startsWith("coordinator") ? COORDINATOR : WORKFLOW;
  }

  /** Reads an XML text that keeps to the schema. */
  Document parse(String xml) throws SAXException, IOException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    validator().validate(new DOMSource(document));
    return document;
  }

  private Validator validator() throws SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar:file"); // what they include
    Source[] sources = names().stream().map(OozieSchemas::source).toArray(Source[]::new);
    return factory.newSchema(sources).newValidator();
  }

  private static Source source(String name) {
    URL schema = OozieSchemas.class.getResource("/" + name);
    assertThat(schema).as("%s of oozie-client", name).isNotNull();
    return new StreamSource(schema.toString());
  }
}
