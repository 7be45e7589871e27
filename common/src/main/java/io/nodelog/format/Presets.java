package io.nodelog.format;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The formats that are known by a name of their own, each described in a file. */
final class Presets {
  static final List<String> NAMES =
      List.of(
          "apache_common",
          "apache_combined",
          "apache_combinedio",
          "apache_vhost_combined",
          "apache_timed",
          "nginx_combined",
          "nginx_main",
          "nginx_timed",
          "nginx_timed_json",
          "nginx_ingress",
          "haproxy_http",
          "haproxy_https",
          "haproxy_tcp",
          "haproxy_clf",
          "haproxy",
          "envoy_default",
          "squid_native",
          "squid_common",
          "squid_combined",
          "traefik_clf",
          "aws_elb_classic",
          "aws_alb",
          "aws_s3",
          "hadoop_daemon",
          "hadoop_console",
          "hadoop_audit",
          "hadoop_debug",
          "mr_container",
          "hadoop_legacy",
          "spark_default",
          "spark_json",
          "zookeeper",
          "kafka",
          "java_log",
          "java_json",
          "spring_boot",
          "tomcat",
          "elasticsearch",
          "glog",
          "python_log",
          "openstack",
          "apache_error",
          "nginx_error",
          "syslog",
          "syslog_3164",
          "syslog_5424",
          "syslog_iso",
          "journald_json",
          "redis",
          "postgresql",
          "hdfs_audit",
          "dn_clienttrace",
          "dfsadmin_report",
          "rm_audit",
          "nm_audit",
          "hadoop_http_request",
          "nginx_json",
          "caddy",
          "traefik_json",
          "envoy_json",
          "w3c",
          "iis",
          "cloudfront",
          "metrics_json",
          "sar",
          "sar_day_first",
          "sadf",
          "hadoop_metrics2",
          "node_exporter");

  /** Those that were read: every task of a scan asks for its own. */
  private static final Map<String, FormatDefinition> READ = new ConcurrentHashMap<>();

  private Presets() {}

  static FormatDefinition read(String name) {
    return READ.computeIfAbsent(name, Presets::parse);
  }

  private static FormatDefinition parse(String name) {
    ConfigParseOptions mustExist = ConfigParseOptions.defaults().setAllowMissing(false);
    return FormatDefinition.of(
        ConfigFactory.parseResources(
            Presets.class.getClassLoader(), "io/nodelog/format/" + name + ".conf", mustExist));
  }
}
