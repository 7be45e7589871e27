package io.nodelog.report.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Follows one node through its events, which come in the order of their times. */
final class NodeTrack {
  private static final long SECOND = 1_000_000;
  private static final long STOP_GRACE = 600 * SECOND;
  private static final long BOOT_LINES = 2 * SECOND;
  private static final long LONGEST_BOOT = 7 * 24 * 3600 * SECOND;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final String node;
  private final OutageRules rules;
  private final LastSigns signs;
  private final Observers observers;
  private final Stops stops = new Stops();
  private final List<Outage> ended = new ArrayList<>();
  private final List<Restart> restarts = new ArrayList<>();
  private final Map<Service, Outage> down = new EnumMap<>(Service.class);
  private final Map<Service, Long> lastUp = new EnumMap<>(Service.class);
  private boolean plan;
  private long expired = NEVER;
  private long expiry;

  NodeTrack(String node, OutageRules rules, LastSigns signs, Observers observers) {
    this.node = node;
    this.rules = rules;
    this.signs = signs;
    this.observers = observers;
  }

  /** The outages, those that have not ended last. */
  List<Outage> outages() {
    List<Outage> all = new ArrayList<>(ended);
    all.addAll(down.values());
    return all;
  }

  List<Restart> restarts() {
    return restarts;
  }

  void add(Sighting event) throws IOException {
    stops.add(event);
    switch (event.kind()) {
      case HDFS_PLANNED -> plan = true;
      case HDFS_PLAN_ENDED -> plan = false;
      case HDFS_DEAD -> silent(Service.HDFS, event, rules.hdfsExpiry());
      case HDFS_REGISTERED -> registered(Service.HDFS, event);
      case YARN_EXPIRED -> expired(event);
      case YARN_STATE -> yarn(event);
      case YARN_RECONNECTED -> registered(Service.YARN, event);
      case QUORUM_LOST -> goDown(Service.ZOOKEEPER, event, event.time(), 0);
      case QUORUM_JOINED -> comeUp(Service.ZOOKEEPER, event);
      case BROKER_DOWN -> goDown(Service.KAFKA, event, event.time(), 0);
      case BROKER_UP -> comeUp(Service.KAFKA, event);
      case HOST_BOOTED -> booted(event);
      case REPORTED_DOWN -> goDown(Service.RECORD, event, event.time(), 0);
      case REPORTED_PLANNED ->
          down.putIfAbsent(
              Service.RECORD, open(Service.RECORD, event, event.time(), OutageCause.PLANNED));
      case REPORTED_UP -> comeUp(Service.RECORD, event);
      default -> {}
    }
  }

  private void expired(Sighting event) {
    expired = event.time();
    expiry = event.detail().matches("[0-9]{1,9}") ? Long.parseLong(event.detail()) * SECOND : 0;
  }

  private void yarn(Sighting event) throws IOException {
    switch (event.detail()) {
      case "LOST" -> {
        boolean said = event.time() - expired <= SECOND && expiry > 0;
        silent(Service.YARN, event, said ? expiry : rules.yarnExpiry());
      }
      case "UNHEALTHY" -> goDown(Service.YARN, event, event.time(), 0);
      case "DECOMMISSIONING" -> plan = true;
      case "DECOMMISSIONED", "SHUTDOWN" ->
          down.putIfAbsent(
              Service.YARN, open(Service.YARN, event, event.time(), OutageCause.PLANNED));
      case "RUNNING" -> {
        plan = false;
        registered(Service.YARN, event);
      }
      default -> {}
    }
  }

  /** A node was not heard of for so long: it went down when it was heard of last. */
  private void silent(Service service, Sighting event, long silence) throws IOException {
    long earliest = Math.max(event.time() - silence, lastUp.getOrDefault(service, NEVER));
    long sign = signs.last(node, service, earliest, event.time());
    goDown(service, event, sign == LastSigns.NONE ? earliest : sign, silence);
  }

  private void goDown(Service service, Sighting event, long corrected, long silence) {
    OutageCause cause = cause(service, event.time(), silence);
    down.putIfAbsent(service, open(service, event, corrected, cause));
  }

  private Outage open(Service service, Sighting event, long corrected, OutageCause cause) {
    return new Outage(node, service, event.time(), corrected, Downtime.OPEN, cause, event, "", "");
  }

  private OutageCause cause(Service service, long time, long silence) {
    long since = Math.max(time - silence - STOP_GRACE, lastUp.getOrDefault(service, NEVER));
    if (plan || rules.isPlanned(node, time) || stops.cleanSince(service, since)) {
      return OutageCause.PLANNED;
    }
    return stops.toldSince(service, since) ? OutageCause.UNKNOWN : OutageCause.FAILURE;
  }

  private void registered(Service service, Sighting event) {
    if (!down.containsKey(service) && !observers.doubted(event.observer(), event.time())) {
      long since = Math.max(event.time() - STOP_GRACE, lastUp.getOrDefault(service, NEVER));
      boolean planned = plan || stops.cleanSince(service, since);
      restarts.add(new Restart(node, service, event.time(), planned));
    }
    comeUp(service, event);
  }

  private void comeUp(Service service, Sighting event) {
    Outage outage = down.remove(service);
    if (outage != null) {
      ended.add(outage.closed(event.time(), event.kind().word()));
    }
    lastUp.put(service, event.time());
  }

  /** Nobody says that a machine went down: its log stops, and starts again. */
  private void booted(Sighting event) throws IOException {
    long from = Math.max(event.time() - LONGEST_BOOT, lastUp.getOrDefault(Service.SYSTEM, NEVER));
    long sign = signs.last(node, Service.SYSTEM, from, event.time() - BOOT_LINES);
    if (sign == LastSigns.NONE) {
      registered(Service.SYSTEM, event);
      return;
    }
    OutageCause cause = cause(Service.SYSTEM, sign, 0);
    Outage outage =
        new Outage(node, Service.SYSTEM, sign, sign, Downtime.OPEN, cause, event, "", "");
    ended.add(outage.closed(event.time(), event.kind().word()));
    lastUp.put(Service.SYSTEM, event.time());
  }
}
