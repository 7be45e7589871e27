package io.nodelog.hdfs.scan;

import java.io.IOException;
import java.util.List;

/** Does units of work side by side, on a cluster or on this machine. */
public interface Workers {
  /**
   * Does every unit and returns what came of them, in their order. A unit whose attempt fails is
   * tried again as often as the cluster is set to.
   *
   * @param name for people, shown by the cluster
   * @throws IOException if a unit failed again and again
   */
  List<byte[]> map(String name, List<byte[]> units, UnitWork work)
      throws IOException, InterruptedException;

  /** Whether the work is done on this machine, where its files are seen. */
  boolean onThisMachine();
}
