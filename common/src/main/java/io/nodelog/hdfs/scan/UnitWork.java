package io.nodelog.hdfs.scan;

import java.io.IOException;
import java.io.Serializable;

/**
 * Work on units that do not depend on each other. It is sent to the tasks as a Java object, which
 * must hold no secret: clusters show what they run.
 */
@FunctionalInterface
public interface UnitWork extends Serializable {
  /**
   * Does one unit. Another attempt at the same unit may be at work elsewhere, or have failed half
   * way, so whatever this leaves behind must be the same bytes under the same name, or a name that
   * holds the attempt's.
   *
   * @return what to tell the driver
   */
  byte[] on(byte[] unit, UnitAttempt attempt) throws IOException;
}
