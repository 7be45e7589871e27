package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.SharedData;
import io.nodelog.format.access.AccessColumns;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What other projects expect of their parsers for access logs holds here too, or it is said why.
 */
class OtherProjectsCasesTest {
  private static final String NGINX_COMBINED = LogFormat.of("nginx_combined").definition();

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("parse_apache_log:common", "apache_common"),
          Map.entry("parse_apache_log:combined", "apache_combined"),
          Map.entry("parse_common_log", "apache_common"),
          Map.entry("parse_nginx_log:combined", "nginx_combined"),
          Map.entry("parse_nginx_log:main", "nginx_main"),
          Map.entry("parse_nginx_log:ingress_upstreaminfo", "nginx_ingress"),
          Map.entry("HAPROXYHTTP", "haproxy_http"),
          Map.entry("HAPROXYHTTPBASE", "haproxy_http"),
          Map.entry("HAPROXYTCP", "haproxy_tcp"),
          Map.entry("haproxy_log", "haproxy"),
          Map.entry("SQUID3", "squid_native"),
          Map.entry("ELB_ACCESS_LOG", "aws_elb_classic"),
          Map.entry("elb_log", "aws_elb_classic"),
          Map.entry("alb_log", "aws_alb"),
          Map.entry("S3_ACCESS_LOG", "aws_s3"),
          Map.entry("s3_log", "aws_s3"),
          Map.entry("HTTPD_COMBINEDLOG", "apache_combined"),
          Map.entry("access_log", "apache_combined"),
          Map.entry("apache", "apache_common"),
          Map.entry("apache2", "apache_combined"),
          Map.entry(
              "nginx",
              "$remote_addr $host $remote_user [$time_local] \"$request\" $status"
                  + " $body_bytes_sent \"$http_referer\" \"$http_user_agent\""),
          Map.entry("combined", "apache_combined"),
          Map.entry("common", "apache_common"));

  /** Here the other parser takes several formats for one; these lines have this one. */
  private static final Map<String, String> FORMATS_OF_CASES =
      Map.of(
          "parse_nginx_log.combined_line_valid", NGINX_COMBINED + " \"$gzip_ratio\"",
          "parse_nginx_log.combined_line_valid_all_fields", NGINX_COMBINED + " \"$gzip_ratio\"",
          "access_log#5", "%v " + LogFormat.of("apache_combined").definition(),
          "access_log#6", LogFormat.of("apache_combined").definition() + " %P",
          "access_log#8", "apache_common",
          "nginx#7",
              "$remote_addr $host $remote_user [$time_local] \"$request\" $status"
                  + " $body_bytes_sent \"$http_referer\" \"$http_user_agent\" $http_x");

  /** Lines that another parser takes and this one does not. */
  private static final Map<String, String> NOT_TAKEN =
      Map.ofEntries(
          Map.entry(
              "parse_common_log.log_line_valid_with_timestamp_format",
              "the case sets a time format of its own, which Apache's %t does not have"),
          Map.entry("httpd_spec.rb#2", "a status of - counts neither as success nor as failure"),
          Map.entry(
              "access_log#2",
              "a layout of its own, without brackets around the time and without zone"),
          Map.entry(
              "access_log#3",
              "a layout of its own, without brackets around the time and without zone"),
          Map.entry(
              "access_log#4",
              "two spaces between the fields and a number of unknown meaning behind"),
          Map.entry("access_log#7", "the time has no zone"),
          Map.entry("haproxy_log#0", "news of a proxy is no request"),
          Map.entry("haproxy_log#1", "news of a proxy is no request"),
          Map.entry("haproxy_log#2", "news of a proxy is no request"),
          Map.entry(
              "haproxy_log#3", "a connection that failed before there was a request is none"));

  private static final Map<String, AccessField> TEXT_FIELDS =
      Map.ofEntries(
          Map.entry("client", AccessField.CLIENT),
          Map.entry("client_ip", AccessField.CLIENT),
          Map.entry("ip", AccessField.CLIENT),
          Map.entry("http_url", AccessField.TARGET),
          Map.entry("user", AccessField.USER),
          Map.entry("request", AccessField.REQUEST),
          Map.entry("method", AccessField.METHOD),
          Map.entry("url", AccessField.TARGET),
          Map.entry("protocol", AccessField.PROTOCOL),
          Map.entry("referrer", AccessField.REFERRER),
          Map.entry("user_agent", AccessField.USER_AGENT),
          Map.entry("http_x_forwarded_for", AccessField.FORWARDED_FOR),
          Map.entry("upstream_addr", AccessField.UPSTREAM_ADDRESS),
          Map.entry("req_id", AccessField.REQUEST_ID),
          Map.entry("cs_host", AccessField.VIRTUAL_HOST));

  @ParameterizedTest
  @ValueSource(
      strings = {"vrl_stdlib", "logstash_patterns", "lnav_formats", "fluentd", "drill_pig"})
  void agreesOnAccessLogs(String suite) throws IOException {
    int cases = 0;
    try (Stream<String> lines = Files.lines(SharedData.file("cases/" + suite + ".jsonl"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode test = new ObjectMapper().readTree(line);
        if (FORMATS.containsKey(test.get("format_hint").asText())) {
          cases++;
          check(test);
        }
      }
    }
    assertThat(cases).isPositive();
  }

  private static void check(JsonNode test) {
    String id = test.get("id").asText();
    String hint = Objects.requireNonNull(FORMATS.get(test.get("format_hint").asText()));
    Line line = Line.parse(FORMATS_OF_CASES.getOrDefault(id, hint), test.get("line").asText());
    boolean taken = !test.path("must_fail").asBoolean() && !NOT_TAKEN.containsKey(id);
    assertThat(line.outcome().counted()).describedAs(id + " " + line.verdict()).isEqualTo(taken);
    if (taken) {
      test.get("expected")
          .properties()
          .forEach(field -> checkField(id, line, field.getKey(), field.getValue().asText("-")));
    }
  }

  private static void checkField(String id, Line line, String key, String expected) {
    String about = id + " " + key;
    AccessRecord record = line.record();
    AccessField field = TEXT_FIELDS.get(key);
    if (field != null) {
      assertThat(raw(record, field))
          .describedAs(about)
          .isEqualTo(expected.equals("-") ? "" : expected);
      return;
    }
    switch (key) {
      case "status", "elb_status_code", "status_code" ->
          assertThat(record.status())
              .describedAs(about)
              .hasToString(expected.equals("-") ? "-1" : expected);
      case "bytes" ->
          assertThat(record.bytesSent())
              .describedAs(about)
              .isEqualTo(expected.equals("-") ? AccessRecord.ABSENT : Long.parseLong(expected));
      case "sent_bytes" -> assertThat(record.bytesSent()).hasToString(expected);
      case "timestamp" ->
          assertThat(Instant.parse(line.get("time"))).describedAs(about).isEqualTo(expected);
      case "epoch_ms" -> assertThat(record.timeMicros() / 1000).hasToString(expected);
      case "path" ->
          assertThat(
                  List.of(
                      raw(record, AccessField.TARGET),
                      String.valueOf(AccessColumns.of(record, "path"))))
              .describedAs(about)
              .anyMatch(path -> path.startsWith(expected.equals("-") ? "" : expected));
      case "http_version" ->
          assertThat(raw(record, AccessField.PROTOCOL))
              .isEqualTo(expected.startsWith("HTTP/") ? expected : "HTTP/" + expected);
      case "request_length" -> assertThat(record.bytesReceived()).hasToString(expected);
      case "request_time" ->
          assertThat(record.durationMicros() / 1e6).isEqualTo(Double.parseDouble(expected));
      default -> {
        // What is left has no column: identity, message, level, compression, names of upstreams.
      }
    }
  }

  private static String raw(AccessRecord record, AccessField field) {
    int from = Math.max(0, record.from(field));
    int to = record.has(field) ? record.to(field) : from;
    return new String(record.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
  }
}
