package io.nodelog.hdfs.scan;

import java.io.IOException;
import java.time.Duration;

/** A cluster has had no room for a job for too long; the same command may succeed later. */
public final class ClusterBusy extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what waited in vain, as {@code The YARN application application_1_0002}
   * @param waited how long
   */
  public ClusterBusy(String what, Duration waited) {
    super(
        what
            + " got no room on the cluster within "
            + waited.toSeconds()
            + " s (nodelog.cluster.wait); try again, or in another queue");
  }
}
