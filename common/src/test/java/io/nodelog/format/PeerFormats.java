package io.nodelog.format;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Which of our formats reads what other projects call by their own names. */
final class PeerFormats {
  private static final String NGINX_COMBINED = LogFormat.of("nginx_combined").definition();
  private static final String FLUENTD_NGINX =
      "$remote_addr $host $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\"";

  private static final String TIME_FIRST =
      "%%{%%Y-%%m-%%dT%%H:%%M:%%S}t %%h - %%m %s -1 %%>s %%b \"%%{Referer}i\" \"%%{User-Agent}i\"";

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          entry("parse_apache_log:common", "apache_common"),
          entry("parse_apache_log:combined", "apache_combined"),
          entry("parse_apache_log:error", "apache_error"),
          entry("parse_common_log", "apache_common"),
          entry("parse_nginx_log:combined", "nginx_combined"),
          entry("parse_nginx_log:main", "nginx_main"),
          entry("parse_nginx_log:error", "nginx_error"),
          entry("parse_nginx_log:ingress_upstreaminfo", "nginx_ingress"),
          entry("parse_syslog", "syslog"),
          entry("HTTPD_COMBINEDLOG", "apache_combined"),
          entry("HTTPD_ERRORLOG", "apache_error"),
          entry("ELB_ACCESS_LOG", "aws_elb_classic"),
          entry("S3_ACCESS_LOG", "aws_s3"),
          entry("HAPROXYHTTP", "haproxy_http"),
          entry("HAPROXYHTTPBASE", "haproxy_http"),
          entry("HAPROXYTCP", "haproxy_tcp"),
          entry("REDISLOG", "redis"),
          entry("SQUID3", "squid_native"),
          entry("SYSLOGLINE", "syslog"),
          entry("access_log", "apache_combined"),
          entry("alb_log", "aws_alb"),
          entry("elb_log", "aws_elb_classic"),
          entry("s3_log", "aws_s3"),
          entry("haproxy_log", "haproxy"),
          entry("syslog_log", "syslog"),
          entry("error_log", "apache_error"),
          entry("redis_log", "redis"),
          entry("postgres_log", "postgresql"),
          entry("apache", "apache_common"),
          entry("apache2", "apache_combined"),
          entry("apache_error", "apache_error"),
          entry("nginx", FLUENTD_NGINX),
          entry("combined", "apache_combined"),
          entry("common", "apache_common"),
          entry("kafka/log", "kafka"),
          entry("java_log", "java_log"),
          entry("zookeeper_log", "zookeeper"),
          entry("glog_log", "glog"),
          entry("parse_glog", "glog"),
          entry("parse_klog", "glog"),
          entry("openstack_log", "openstack"),
          entry("candlepin_log", "%d [%notEmpty{req}=%X{req}, org=%X{org}] %-5p %c - %m%n"),
          entry("engine_log", "java_log"),
          entry("postgresql/log", "postgresql"),
          entry("redis/log", "redis"),
          entry("system/auth", "syslog"),
          entry("system/syslog", "syslog"));

  /** Here the other parser takes several formats for one; these lines have this one. */
  private static final Map<String, String> FORMATS_OF_CASES =
      Map.ofEntries(
          entry("parse_nginx_log.combined_line_valid", NGINX_COMBINED + " \"$gzip_ratio\""),
          entry(
              "parse_nginx_log.combined_line_valid_all_fields",
              NGINX_COMBINED + " \"$gzip_ratio\""),
          entry("haproxy_log#0", "syslog"),
          entry("haproxy_log#1", "syslog"),
          entry("haproxy_log#2", "syslog"),
          entry("haproxy_log#3", "syslog"),
          entry("access_log#2", TIME_FIRST.formatted("\"%U\"")),
          entry("access_log#3", TIME_FIRST.formatted("%U")),
          entry("access_log#7", "%h %l %u [%{%d/%b/%Y %H:%M:%S}t] \"%r\" %>s %b"),
          entry("java_log#0", "INFO   | jvm 1    | %X{wrapper} | %d [%t] %-5p %c - %m%n"),
          entry("java_log#1", "INFO   | jvm 1    | %X{wrapper} | %d [%t] %-5p %c - %m%n"),
          entry("java_log#2", "%d [%t] %-5p %c  - %m%n"),
          entry("java_log#20", "%d{yyyy-MM-dd HH:mm:ss.SSS} %m%n"),
          entry(
              "access_log#4", "%h %l  %u  %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"  %P"),
          entry("access_log#5", "%v " + LogFormat.of("apache_combined").definition()),
          entry("access_log#6", LogFormat.of("apache_combined").definition() + " %P"),
          entry("access_log#8", "apache_common"),
          entry("nginx#7", FLUENTD_NGINX + " $http_x_forwarded_for"),
          entry("java_log#3", "%p   | jvm 1    | %d{yyyy/MM/dd HH:mm:ss} | %X{code} %m%n"),
          entry("java_log#4", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %t  %-5p %c %m%n"),
          entry("java_log#5", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} | %5p | %t | %F | %L | %m%n"),
          entry("java_log#6", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t  %-5p %c  opId=%X{opId}] %m%n"),
          entry("java_log#7", "[%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-69t %p %c] %m%n"),
          entry("java_log#8", "[%d] %p%r[%t] - %C.%M(%F:%L) - %m%n"),
          entry(
              "java_log#9",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %X{service}[%pid:%t] [CorId=%X{CorId}"
                  + " OpId=%X{OpId}] [%c] %m%n"),
          entry(
              "java_log#10",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t [] %-5p %c  opId=%X{opId}] %m%n"),
          entry("java_log#11", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} | %-5p | %-25t | %c | %m%n"),
          entry(
              "java_log#12", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t] %-5p opId=%X{opId} %c - %m%n"),
          entry(
              "java_log#13",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} [%t null %-5p %c  opId=%X{opId}] %m%n"),
          entry(
              "java_log#14",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %X{service}[%pid:%t] [%X{ids}] [%c] %m%n"),
          entry(
              "java_log#15",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %X{service}[%pid:%t] [%X{ids}] [%c] %m%n"),
          entry("java_log#16", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSZ} | %-8p | %t | %c | %m%n"),
          entry(
              "java_log#17",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %t operationID=%X{opId}  %-5p %c %m%n"),
          entry("java_log#19", "hadoop_debug"),
          entry("java_log#21", "spring_boot"),
          entry("java_log#22", "hadoop_legacy"),
          entry("java_log#23", "spark_default"),
          entry("java_log#24", "%d %-5p [%-25t] [%-25c] - %m%n"),
          entry(
              "java_log#25",
              "%d{yyyy-MM-dd'T'HH:mm:ss.SSSZ} %5p %pid --- [%contextName] [%15t] %-40c : %m%n"),
          entry("java_log#26", "kafka"),
          entry("java_log#27", "kafka"),
          entry("java_log#28", "[otel.javaagent %d{yyyy-MM-dd HH:mm:ss:SSS Z}] [%t] %p %c - %m%n"),
          entry("java_log#29", "%d{yyyy-MM-dd HH:mm:ss} - %t - %m%n"),
          entry("java_log#30", "elasticsearch"),
          entry("openstack_log#1", "(%c): %d %p (%X{user}) %m%n"),
          entry("openstack_log#2", "(%c): %d %p %m%n"));

  /** Logs of other kinds, by the start of their hints. */
  private static final Map<String, String> NOT_OF_OUR_KINDS =
      Map.of(
          "CISCO", "messages of a firewall: what a line of syslog says, not how it is written",
          "SFW2", "messages of a firewall: what a line of syslog says, not how it is written",
          "REDISMONLOG", "what redis-cli monitor prints, which is no log",
          "JAVASTACKTRACEPART", "a line of a stack trace, which is no event",
          "katello", "a product's own layout",
          "sssd", "a product's own layout",
          "uwsgi", "a product's own layout",
          "vmw", "a product's own layouts");

  /** Zones that the other project's test sets. */
  private static final Map<String, String> ZONES_OF_CASES =
      Map.of("parse_apache_log.log_line_valid_with_timezone", "Europe/Paris");

  private PeerFormats() {}

  static Optional<String> of(PeerCase peerCase) {
    String hint = FORMATS.get(peerCase.hint());
    return Optional.ofNullable(FORMATS_OF_CASES.getOrDefault(peerCase.id(), hint));
  }

  /** The zone of times that name none. */
  static ZoneId zone(PeerCase peerCase) {
    String zone = peerCase.expected().get("event_timezone");
    boolean offset = zone != null && zone.matches("[+-][0-9:]+");
    return ZoneId.of(offset ? zone : ZONES_OF_CASES.getOrDefault(peerCase.id(), "UTC"));
  }

  /** Why the line is no concern of ours; empty if nobody has said so. */
  static Optional<String> whyNot(PeerCase peerCase) {
    return NOT_OF_OUR_KINDS.keySet().stream()
        .filter(start -> peerCase.hint().startsWith(start))
        .map(NOT_OF_OUR_KINDS::get)
        .findFirst();
  }
}
