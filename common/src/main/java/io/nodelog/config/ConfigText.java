package io.nodelog.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import io.nodelog.bytes.AddressRanges;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a configuration as text that reads as an equal one. */
final class ConfigText {
  private ConfigText() {}

  static String of(NodelogConfig config) {
    String json =
        ConfigValueFactory.fromMap(Map.of(NodelogConfig.ROOT, root(config)))
            .render(ConfigRenderOptions.concise());
    // Hadoop replaces ${…} in every value it hands out; outside of strings JSON has no dollar.
    return json.replace("$", "\\u0024");
  }

  private static Map<String, Object> root(NodelogConfig config) {
    Map<String, Object> root = new LinkedHashMap<>();
    put(root, "warehouse", config.configuredWarehouse().map(Location::text));
    root.put("engine", Section.word(config.engine()));
    root.put("nodes", config.nodes().stream().map(ConfigText::node).toList());
    put(root, "node-from-path", config.nodeFromPath().map(path -> path.root() + path.pattern()));
    put(root, "source-formats", config.nodeFromPath().map(ConfigText::sourceFormats));
    root.put("formats", Map.of("definitions", config.formats().definitions()));
    root.put("rejects", Map.of("max-share", config.rejects().maxShare()));
    root.put("quarantine", quarantine(config.quarantine()));
    root.put("report", report(config.report()));
    root.put("slo", slo(config.slo()));
    root.put("anomalies", anomalies(config.anomalies()));
    root.put("accept", Map.of("dates", dates(config.acceptDates())));
    root.put("ingest", ingest(config.ingest()));
    root.put("sftp", sftp(config.sftp()));
    root.put("raw", raw(config.raw()));
    root.put("lines", lines(config.lines()));
    root.put("client", client(config.client()));
    root.put("decompression", decompression(config.decompression()));
    root.put("summary", summary(config.summary()));
    root.put("templates", templates(config.templates()));
    root.put("publish", Map.of("threads", config.publish().threads()));
    root.put("lease", lease(config.lease()));
    root.put("cluster", Map.of("wait", Durations.text(config.cluster().patience())));
    root.put("kerberos", kerberos(config.kerberos()));
    root.put("permissions", config.permissions().rendered());
    root.put("gc", Map.of("grace", Durations.text(config.gc().grace())));
    root.put("retention", config.retention().rendered());
    root.put("outages", config.outages().rendered());
    return root;
  }

  private static Map<String, Object> slo(SloConfig slo) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("availability", slo.availability());
    map.put("windows", slo.windows().stream().map(Durations::text).toList());
    map.put("min-requests", slo.minRequests());
    return map;
  }

  private static Map<String, Object> anomalies(AnomaliesConfig anomalies) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("min-weeks", anomalies.minWeeks());
    map.put("min-requests", anomalies.minRequests());
    map.put("min-change", anomalies.minChange());
    map.put("min-error-ratio", anomalies.minErrorRatio());
    return map;
  }

  private static Map<String, Object> node(NodeConfig node) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", node.name());
    put(map, "host", node.host());
    put(map, "rack", node.rack());
    put(map, "pool", node.pool());
    map.put("addresses", node.addresses());
    map.put("weight", node.weight());
    map.put("sources", node.sources().stream().map(ConfigText::source).toList());
    return map;
  }

  private static Map<String, Object> source(SourceConfig source) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", source.name());
    map.put("uri", source.uri());
    map.put("format", source.format());
    put(map, "zone", source.zone().map(ZoneId::getId));
    put(map, "trusted-proxies", source.trustedProxies().map(AddressRanges::texts));
    if (!source.sftp().equals(SftpSourceConfig.NONE)) {
      map.put("sftp", sftp(source.sftp()));
    }
    return map;
  }

  private static Map<String, Object> sftp(SftpSourceConfig sftp) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("host-keys", sftp.hostKeys());
    put(map, "key-file", sftp.keyFile().map(Path::toString));
    put(map, "password-file", sftp.passwordFile().map(Path::toString));
    put(map, "password-alias", sftp.passwordAlias());
    return map;
  }

  private static Map<String, Object> sftp(SftpConfig sftp) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "known-hosts", sftp.knownHosts().map(Path::toString));
    put(map, "key-file", sftp.keyFile().map(Path::toString));
    put(map, "password-file", sftp.passwordFile().map(Path::toString));
    put(map, "password-alias", sftp.passwordAlias());
    map.put("connect-timeout", Durations.text(sftp.connectTimeout()));
    map.put("read-timeout", Durations.text(sftp.readTimeout()));
    return map;
  }

  private static Map<String, Object> kerberos(KerberosConfig kerberos) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "principal", kerberos.principal());
    put(map, "keytab", kerberos.keytab().map(Path::toString));
    return map;
  }

  private static Map<String, Object> sourceFormats(NodeFromPath landing) {
    Map<String, Object> map = new LinkedHashMap<>();
    landing.sourceFormats().forEach((name, source) -> map.put(name, sourceFormat(source)));
    return map;
  }

  private static Object sourceFormat(SourceFormat source) {
    return source
        .zone()
        .<Object>map(zone -> Map.of("format", source.format(), "zone", zone.getId()))
        .orElse(source.format());
  }

  private static Map<String, Object> quarantine(QuarantineConfig quarantine) {
    return Map.of(
        "max-lines", quarantine.maxLines(),
        "max-line-bytes", Sizes.text(quarantine.maxLineBytes()));
  }

  private static Map<String, Object> report(ReportConfig report) {
    return Map.of("zone", report.zone().getId(), "bucket", Durations.text(report.bucket()));
  }

  private static Map<String, Object> dates(AcceptConfig dates) {
    return Map.of("past", Durations.text(dates.past()), "future", Durations.text(dates.future()));
  }

  private static Map<String, Object> ingest(IngestConfig ingest) {
    return Map.of(
        "mode", Section.word(ingest.mode()),
        "threads", ingest.threads(),
        "idle", Durations.text(ingest.idle()),
        "distributed", ingest.distributed());
  }

  private static Map<String, Object> raw(RawConfig raw) {
    return Map.of(
        "compression", Section.word(raw.compression()),
        "level", raw.level(),
        "segment-size", Sizes.text(raw.segmentBytes()),
        "frame-size", Sizes.text(raw.frameBytes()));
  }

  private static Map<String, Object> client(ClientConfig client) {
    return Map.of(
        "trusted-proxies", client.trustedProxies().texts(), "unmap-ipv4", client.unmapIpv4());
  }

  private static Map<String, Object> lines(LinesConfig lines) {
    return Map.of(
        "max-length", Sizes.text(lines.maxLengthBytes()),
        "max-event-bytes", Sizes.text(lines.maxEventBytes()),
        "max-event-lines", lines.maxEventLines());
  }

  private static Map<String, Object> decompression(DecompressionConfig decompression) {
    return Map.of(
        "max-ratio", decompression.maxRatio(),
        "max-window", Sizes.text(decompression.maxWindowBytes()));
  }

  private static Map<String, Object> summary(SummaryConfig summary) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("memory", Sizes.text(summary.memoryBytes()));
    summary.splitBytes().ifPresent(bytes -> map.put("split-size", Sizes.text(bytes)));
    summary.shards().ifPresent(shards -> map.put("shards", shards));
    map.put("compaction", Map.of("min-files", summary.compactionMinFiles()));
    return map;
  }

  private static Map<String, Object> templates(TemplatesConfig templates) {
    return Map.of(
        "masks",
        templates.masks().stream()
            .map(mask -> Map.of("name", mask.name(), "regex", mask.regex()))
            .toList());
  }

  private static Map<String, Object> lease(LeaseConfig lease) {
    return Map.of(
        "expires", Durations.text(lease.expires()), "wait", Durations.text(lease.patience()));
  }

  private static void put(Map<String, Object> map, String key, Optional<?> value) {
    value.ifPresent(present -> map.put(key, present));
  }
}
