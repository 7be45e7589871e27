package io.nodelog.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes log events of the lines that are meant for standard error, so that all of it is JSON when
 * the log is: {@code -Dnodelog.log=json}. Complaints are errors, all else is information.
 */
final class LogLines extends OutputStream {
  /**
   * The layout of Log4j that conf/log4j2-json.properties uses; Spark brings it, Hadoop does not.
   */
  private static final String LAYOUT =
      "org.apache.logging.log4j.layout.template.json.JsonTemplateLayout";

  private static final String FORM = "nodelog.log";
  private static final String SETTINGS = "log4j2.configurationFile";
  private static final String COMPLAINT = "nodelog: ";

  private final Logger logger = LoggerFactory.getLogger("io.nodelog");
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LogLines() {}

  /** Whether the log is asked for as JSON. */
  static boolean wanted() {
    return "json".equals(System.getProperty(FORM, "text"));
  }

  /**
   * What to print to.
   *
   * @param err standard error itself, which is used if the log is not JSON or cannot be
   */
  static PrintStream instead(PrintStream err) {
    if (!wanted()) {
      return err;
    } else if (LogLines.class.getClassLoader().getResource(LAYOUT.replace('.', '/') + ".class")
        == null) {
      String settings = System.getProperty(SETTINGS, "");
      System.setProperty(SETTINGS, settings.replace("log4j2-json.properties", "log4j2.properties"));
      err.println(
          "nodelog: Cannot log as JSON: log4j-layout-template-json is not on the class path (it is"
              + " in Spark's jars); continuing with plain text");
      return err;
    }
    return new PrintStream(new LogLines(), true, UTF_8);
  }

  @Override
  public synchronized void write(int value) {
    if (value == '\n') {
      log(line.toString(UTF_8));
      line.reset();
    } else {
      line.write(value);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      write('\n');
    }
  }

  private void log(String text) {
    if (text.startsWith(COMPLAINT)) {
      logger.error("{}", text.substring(COMPLAINT.length()));
    } else {
      logger.info("{}", text);
    }
  }
}
