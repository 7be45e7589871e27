package io.nodelog.config;

import com.typesafe.config.Config;
import io.nodelog.bytes.AddressRanges;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All settings of a site, checked. {@code reference.conf} says what each means.
 *
 * @param configuredWarehouse the root of everything that is stored, if one is named
 * @param engine which scans logs
 * @param nodes the inventory
 * @param nodeFromPath how a landing area is read, if there is one
 * @param formats those that the site describes itself
 */
public record NodelogConfig(
    Optional<URI> configuredWarehouse,
    EngineName engine,
    List<NodeConfig> nodes,
    Optional<NodeFromPath> nodeFromPath,
    FormatsConfig formats,
    RejectsConfig rejects,
    QuarantineConfig quarantine,
    ReportConfig report,
    SloConfig slo,
    AnomaliesConfig anomalies,
    AcceptConfig acceptDates,
    IngestConfig ingest,
    SftpConfig sftp,
    RawConfig raw,
    LinesConfig lines,
    ClientConfig client,
    DecompressionConfig decompression,
    SummaryConfig summary,
    TemplatesConfig templates,
    PublishConfig publish,
    LeaseConfig lease,
    ClusterConfig cluster,
    KerberosConfig kerberos,
    PermissionsConfig permissions,
    GcConfig gc,
    RetentionConfig retention,
    OutagesConfig outages) {

  /** The key that everything is below. */
  static final String ROOT = "nodelog";

  /**
   * Reads a site's file, with options of the command line before it and the defaults behind it.
   * Relative paths in the file start from its directory, in options from the working directory.
   *
   * @param overrides full keys, such as {@code nodelog.report.zone}, and their values as plain text
   * @throws InvalidConfig if anything is not as {@code reference.conf} says
   */
  public static NodelogConfig load(Path file, Map<String, String> overrides) {
    Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Config site = HoconReader.overrides(overrides).withFallback(HoconReader.file(file));
    return of(site.withFallback(formatsBeside(directory)), directory);
  }

  /** Formats of a site's own need no key if they lie where they are looked for. */
  private static Config formatsBeside(Path directory) {
    Path formats = directory.resolve(FormatsConfig.DIRECTORY);
    return Files.isDirectory(formats)
        ? HoconReader.overrides(Map.of(ROOT + ".formats.directory", formats.toString()))
        : HoconReader.overrides(Map.of());
  }

  /**
   * The defaults, with options of the command line before them.
   *
   * @throws InvalidConfig if an option is not as {@code reference.conf} says
   */
  public static NodelogConfig defaults(Map<String, String> overrides) {
    return of(HoconReader.overrides(overrides), Path.of(""));
  }

  /**
   * Reads a text, such as one that {@link #render} made. Relative paths start from the working
   * directory.
   *
   * @throws InvalidConfig if anything is not as {@code reference.conf} says
   */
  public static NodelogConfig parse(String hocon) {
    return of(HoconReader.text(hocon, "configuration"), Path.of(""));
  }

  private static NodelogConfig of(Config site, Path directory) {
    new Section(site, "", directory).allowOnly(ROOT);
    return of(new Section(site.withFallback(HoconReader.reference()), "", directory).section(ROOT));
  }

  private static NodelogConfig of(Section section) {
    section.allowOnly(
        "warehouse",
        "engine",
        "nodes",
        "inventory",
        "node-from-path",
        "source-formats",
        "formats",
        "rejects",
        "quarantine",
        "report",
        "slo",
        "anomalies",
        "accept",
        "ingest",
        "sftp",
        "raw",
        "lines",
        "client",
        "decompression",
        "summary",
        "templates",
        "publish",
        "lease",
        "cluster",
        "kerberos",
        "permissions",
        "gc",
        "retention",
        "outages");
    return new NodelogConfig(
        warehouse(section),
        section.choice("engine", EngineName.class),
        nodes(section),
        nodeFromPath(section),
        FormatsConfig.of(section.section("formats")),
        RejectsConfig.of(section.section("rejects")),
        QuarantineConfig.of(section.section("quarantine")),
        ReportConfig.of(section.section("report")),
        SloConfig.of(section.section("slo")),
        AnomaliesConfig.of(section.section("anomalies")),
        acceptDates(section.section("accept")),
        IngestConfig.of(section.section("ingest")),
        SftpConfig.of(section.section("sftp")),
        RawConfig.of(section.section("raw")),
        LinesConfig.of(section.section("lines")),
        ClientConfig.of(section.section("client")),
        DecompressionConfig.of(section.section("decompression")),
        SummaryConfig.of(section.section("summary")),
        TemplatesConfig.of(section.section("templates")),
        PublishConfig.of(section.section("publish")),
        LeaseConfig.of(section.section("lease")),
        ClusterConfig.of(section.section("cluster")),
        KerberosConfig.of(section.section("kerberos")),
        PermissionsConfig.of(section.section("permissions")),
        GcConfig.of(section.section("gc")),
        RetentionConfig.of(section.section("retention")),
        OutagesConfig.of(section.section("outages")));
  }

  private static Optional<URI> warehouse(Section section) {
    if (!section.has("warehouse")) {
      return Optional.empty();
    }
    Location location = section.readLocation("warehouse", section.string("warehouse"));
    if (!location.scheme().equals("file") && !location.scheme().equals("hdfs")) {
      throw section.invalid("warehouse", "must be a URI of hdfs: or file:, or a path");
    }
    if (location.path().equals("/") || location.path().matches(".*[*?\\[\\]{}\\\\].*")) {
      throw section.invalid("warehouse", "must name one directory below the root");
    }
    return Optional.of(location.uri());
  }

  private static List<NodeConfig> nodes(Section section) {
    List<NodeConfig> nodes = section.sections("nodes", NodeConfig::of);
    section.refuseRepeated("nodes", "name", nodes.stream().map(NodeConfig::name).toList());
    Section inventory = section.section("inventory");
    inventory.allowOnly("file");
    return inventory
        .optionalFile("file")
        .map(file -> InventoryFile.addTo(nodes, file))
        .orElse(nodes);
  }

  private static Optional<NodeFromPath> nodeFromPath(Section section) {
    Map<String, SourceFormat> formats = section.formats("source-formats");
    return section.has("node-from-path")
        ? Optional.of(NodeFromPath.of(section, "node-from-path", formats))
        : Optional.empty();
  }

  private static AcceptConfig acceptDates(Section accept) {
    accept.allowOnly("dates");
    return AcceptConfig.of(accept.section("dates"));
  }

  /**
   * The root of everything that is stored.
   *
   * @throws InvalidConfig if none is named
   */
  public URI warehouse() {
    return configuredWarehouse.orElseThrow(
        () ->
            new InvalidConfig(
                "Missing nodelog.warehouse (must be a URI such as hdfs:///nodelog, in the"
                    + " configuration or with --warehouse)"));
  }

  /**
   * The settings as one line of JSON that {@link #parse} reads as an equal configuration. It holds
   * no secret, because no key does, and no {@code $}, because Hadoop would evaluate it.
   */
  public String render() {
    return ConfigText.of(this);
  }

  /** What must stay the same as long as summaries are merged. */
  public SettingsFingerprint settingsFingerprint() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("report.zone", report.zone().getId());
    settings.put("report.bucket", Durations.text(report.bucket()));
    settings.put("accept.dates.past", Durations.text(acceptDates.past()));
    settings.put("accept.dates.future", Durations.text(acceptDates.future()));
    settings.put("lines.max-length", Sizes.text(lines.maxLengthBytes()));
    settings.put("lines.max-event-bytes", Sizes.text(lines.maxEventBytes()));
    settings.put("lines.max-event-lines", Integer.toString(lines.maxEventLines()));
    settings.put("client.trusted-proxies", shape(client.trustedProxies()));
    settings.put("client.unmap-ipv4", String.valueOf(client.unmapIpv4()));
    settings.put("templates.masks", templates.shape());
    for (NodeConfig node : nodes) {
      node.sources().forEach(source -> settings.putAll(shape(node.name(), source)));
    }
    nodeFromPath.ifPresent(
        landing ->
            landing
                .sourceFormats()
                .forEach(
                    (name, source) ->
                        settings.putAll(shape("*/" + name, source.format(), source.zone()))));
    addDefinitions(settings);
    return SettingsFingerprint.of(settings);
  }

  /**
   * Formats of the site's own: a change of the definition of one that is used is a change too. A
   * source whose formats are found by the lines may use any of them.
   */
  private void addDefinitions(SortedMap<String, String> settings) {
    List<String> named =
        settings.entrySet().stream()
            .filter(setting -> setting.getKey().startsWith("format "))
            .map(Map.Entry::getValue)
            .toList();
    Set<String> used = new TreeSet<>(formats.definitions().keySet());
    if (!named.contains(FormatsConfig.FOUND)) {
      used.retainAll(named);
    }
    used.forEach(name -> settings.put("definition " + name, formats.meaning(name)));
  }

  private Map<String, String> shape(String node, SourceConfig source) {
    String name = node + "/" + source.name();
    Map<String, String> shape = new TreeMap<>(shape(name, source.format(), source.zone()));
    shape.put(
        "trusted-proxies " + name, shape(source.trustedProxies().orElse(client.trustedProxies())));
    return shape;
  }

  private static Map<String, String> shape(String name, String format, Optional<ZoneId> zone) {
    return Map.of("format " + name, format, "zone " + name, zone.map(ZoneId::getId).orElse("none"));
  }

  private static String shape(AddressRanges ranges) {
    return ranges.isEmpty() ? "none" : ranges.toString();
  }

  /**
   * Whose forwarded headers are believed in the log of a source: its own proxies or, without any of
   * its own, those of the site.
   */
  public AddressRanges trustedProxies(String node, String source) {
    return nodes.stream()
        .filter(candidate -> candidate.name().equals(node))
        .flatMap(candidate -> candidate.sources().stream())
        .filter(candidate -> candidate.name().equals(source))
        .flatMap(candidate -> candidate.trustedProxies().stream())
        .findFirst()
        .orElse(client.trustedProxies());
  }

  /**
   * The zone of a source's times that name none, by the inventory or by the landing area; empty if
   * the source is not configured, or its times name theirs.
   */
  public Optional<ZoneId> zone(String node, String source) {
    return nodes.stream()
        .filter(one -> one.name().equals(node))
        .flatMap(one -> one.sources().stream())
        .filter(one -> one.name().equals(source))
        .findFirst()
        .map(SourceConfig::zone)
        .orElseGet(() -> landedZone(source));
  }

  /** What a source's lines are read with; empty if the source is not configured. */
  public Optional<String> format(String node, String source) {
    return nodes.stream()
        .filter(one -> one.name().equals(node))
        .flatMap(one -> one.sources().stream())
        .filter(one -> one.name().equals(source))
        .findFirst()
        .map(SourceConfig::format)
        .or(() -> landed(source).map(SourceFormat::format));
  }

  private Optional<ZoneId> landedZone(String source) {
    return landed(source).flatMap(SourceFormat::zone);
  }

  private Optional<SourceFormat> landed(String source) {
    return nodeFromPath
        .map(NodeFromPath::sourceFormats)
        .flatMap(formats -> Optional.ofNullable(formats.get(source)));
  }
}
