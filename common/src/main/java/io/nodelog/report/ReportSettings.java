package io.nodelog.report;

import java.time.ZoneId;
import java.util.Map;

/**
 * The settings that reports are made with.
 *
 * @param zone where a day starts and ends
 * @param bucketSeconds the length of a bucket of {@code node_load}
 * @param slo what is promised of availability, and what is remarkable
 * @param upstreams the name of a node by each name, host and address that a proxy may know it by
 */
public record ReportSettings(
    ZoneId zone, int bucketSeconds, Slo slo, Map<String, String> upstreams) {
  public ReportSettings {
    upstreams = Map.copyOf(upstreams);
  }
}
