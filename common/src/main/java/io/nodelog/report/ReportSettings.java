package io.nodelog.report;

import io.nodelog.report.template.Advice;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The settings that reports are made with.
 *
 * @param zone where a day starts and ends
 * @param bucketSeconds the length of a bucket of {@code node_load}
 * @param slo what is promised of availability, and what is remarkable
 * @param upstreams the name of a node by each name, host and address that a proxy may know it by
 * @param advice what to do about messages
 */
public record ReportSettings(
    ZoneId zone,
    int bucketSeconds,
    Slo slo,
    Map<String, String> upstreams,
    List<Advice.Rule> advice) {
  public ReportSettings {
    upstreams = Map.copyOf(upstreams);
    advice = List.copyOf(advice);
  }
}
