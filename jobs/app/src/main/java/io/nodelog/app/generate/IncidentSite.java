package io.nodelog.app.generate;

import java.util.List;
import java.util.Locale;

/** The configuration that reads the logs of an {@link IncidentPlan}. */
final class IncidentSite {
  private final StringBuilder text = new StringBuilder();

  private IncidentSite() {}

  static String of(IncidentPlan plan) {
    IncidentSite site = new IncidentSite();
    site.text.append("# A generated fleet. Relative paths start at the directory of this file.\n");
    site.text.append("nodelog {\n  warehouse = \"warehouse\"\n  nodes = [\n");
    site.add(plan.webNames(), "access", "access.log*", "apache_combined", "web");
    site.add(plan.proxyNames(), "haproxy", "haproxy.log*", "haproxy_http", "proxies");
    site.add(plan.dataNodeNames(), "datanode", "datanode.log*", "hadoop_daemon", "hdfs");
    site.add(List.of(IncidentPlan.NAME_NODE), "namenode", "namenode.log*", "hadoop_daemon", "hdfs");
    return site.text.append("  ]\n}\n").toString();
  }

  private void add(List<String> nodes, String source, String files, String format, String pool) {
    String zone = format.equals("apache_combined") ? "" : ", zone = UTC";
    for (String node : nodes) {
      text.append(
          String.format(
              Locale.ROOT,
              "    { name = %s, pool = %s, addresses = [\"%s\"], sources = [%n"
                  + "      { name = %s, uri = \"%s/%s\", format = %s%s } ] }%n",
              node,
              pool,
              IncidentPlan.address(node),
              source,
              node,
              files,
              format,
              zone));
    }
  }
}
