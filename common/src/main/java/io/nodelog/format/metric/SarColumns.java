package io.nodelog.format.metric;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.record.Metric;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The columns of a section of sysstat's reports, by the names in its head (sar(1) of sysstat 8 to
 * 12). What is not known by name is read over, also whole sections.
 */
final class SarColumns {
  /** What no section is in effect has. */
  static final SarColumns NONE = new SarColumns(List.of());

  private static final int ABSENT = -1;
  private static final long KILO = 1024;
  private static final long BLOCK = 512;
  private static final String CPU = "CPU";

  /** What a column says. */
  private record Meaning(Metric metric, long factor) {}

  private record Value(int column, Metric metric, long factor) {}

  private static final Map<String, Meaning> OF_NODE =
      Map.of(
          "ldavg-1", new Meaning(Metric.LOAD_AVERAGE, 1),
          "%memused", new Meaning(Metric.MEMORY_PERCENT, 1),
          "kbmemused", new Meaning(Metric.MEMORY_USED_BYTES, KILO),
          "%swpused", new Meaning(Metric.SWAP_PERCENT, 1),
          "bread/s", new Meaning(Metric.DISK_READ_BYTES_PER_SECOND, BLOCK),
          "bwrtn/s", new Meaning(Metric.DISK_WRITTEN_BYTES_PER_SECOND, BLOCK));

  private static final Map<String, Meaning> OF_INTERFACE =
      Map.of(
          "rxkB/s", new Meaning(Metric.NETWORK_RECEIVED_BYTES_PER_SECOND, KILO),
          "txkB/s", new Meaning(Metric.NETWORK_SENT_BYTES_PER_SECOND, KILO),
          "rxbyt/s", new Meaning(Metric.NETWORK_RECEIVED_BYTES_PER_SECOND, 1),
          "txbyt/s", new Meaning(Metric.NETWORK_SENT_BYTES_PER_SECOND, 1));

  private static final Map<String, Meaning> OF_DISK =
      Map.of("%util", new Meaning(Metric.DISK_BUSY_PERCENT, 1));

  private static final Map<String, Meaning> OF_FILE_SYSTEM =
      Map.of("%fsused", new Meaning(Metric.DISK_USED_PERCENT, 1));

  private final int columns;
  private final List<Value> values = new ArrayList<>();
  private int idle = ABSENT;
  private int iowait = ABSENT;
  private int device = ABSENT;
  private Predicate<String> counts = any -> true;

  /** The columns of these names. */
  SarColumns(List<String> names) {
    columns = names.size();
    if (names.contains(CPU)) {
      device = names.indexOf(CPU);
      idle = names.indexOf("%idle");
      iowait = names.indexOf("%iowait");
    } else if (names.contains("IFACE")) {
      of(names, "IFACE", OF_INTERFACE, Devices::isInterface);
    } else if (names.contains("DEV")) {
      of(names, "DEV", OF_DISK, Devices::isDisk);
    } else if (names.contains("FILESYSTEM")) {
      of(names, "FILESYSTEM", OF_FILE_SYSTEM, Devices::isFileSystem);
    } else if (names.contains("MOUNTPOINT")) {
      of(names, "MOUNTPOINT", OF_FILE_SYSTEM, Devices::isFileSystem);
    } else {
      add(names, OF_NODE);
    }
  }

  private void of(
      List<String> names, String key, Map<String, Meaning> meanings, Predicate<String> test) {
    device = names.indexOf(key);
    counts = test;
    add(names, meanings);
  }

  private void add(List<String> names, Map<String, Meaning> meanings) {
    for (int i = 0; i < names.size(); i++) {
      Meaning meaning = meanings.get(names.get(i));
      if (meaning != null) {
        values.add(new Value(i, meaning.metric(), meaning.factor()));
      }
    }
  }

  /** What all sections together can say. */
  static List<FormatColumn> all() {
    return List.of(
        MetricFormats.device("DEV, IFACE or FILESYSTEM"),
        MetricFormats.column(Metric.CPU_PERCENT, "100 - %idle - %iowait"),
        MetricFormats.column(Metric.CPU_IOWAIT_PERCENT, "%iowait"),
        MetricFormats.column(Metric.LOAD_AVERAGE, "ldavg-1"),
        MetricFormats.column(Metric.MEMORY_PERCENT, "%memused"),
        MetricFormats.column(Metric.MEMORY_USED_BYTES, "kbmemused"),
        MetricFormats.column(Metric.SWAP_PERCENT, "%swpused"),
        MetricFormats.column(Metric.DISK_BUSY_PERCENT, "%util"),
        MetricFormats.column(Metric.DISK_USED_PERCENT, "%fsused"),
        MetricFormats.column(Metric.DISK_READ_BYTES_PER_SECOND, "bread/s"),
        MetricFormats.column(Metric.DISK_WRITTEN_BYTES_PER_SECOND, "bwrtn/s"),
        MetricFormats.column(Metric.NETWORK_RECEIVED_BYTES_PER_SECOND, "rxkB/s"),
        MetricFormats.column(Metric.NETWORK_SENT_BYTES_PER_SECOND, "txkB/s"));
  }

  /** Whether there is any section. */
  boolean areThere() {
    return columns > 0;
  }

  /** Whether rows of the section measure anything that is known. */
  boolean areWanted() {
    return idle != ABSENT || !values.isEmpty();
  }

  /**
   * Reads a row, whose time the record has already.
   *
   * @param first the word that the first column is
   */
  Outcome read(Words words, int first, ServiceRecord record) {
    if (words.count() - first != columns) {
      return record.reject(RejectReason.SHAPE);
    }
    if (device != ABSENT && !isWanted(words.text(first + device))) {
      return Outcome.EXCLUDED;
    }
    boolean sound = idle == ABSENT || readCpu(words, first, record);
    for (Value value : values) {
      sound &= read(words, first + value.column(), value, record);
    }
    if (record.samples().isEmpty()) {
      return record.reject(RejectReason.NUMBER);
    }
    if (device != ABSENT && idle == ABSENT) {
      record.set(ServiceField.DEVICE, words.from(first + device), words.to(first + device));
    }
    return sound ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** Of processors only all together count. */
  private boolean isWanted(String name) {
    return idle == ABSENT ? counts.test(name) : name.equals("all") || name.equals("-1");
  }

  private boolean readCpu(Words words, int first, ServiceRecord record) {
    long free = thousandths(words, first + idle);
    long waited = iowait == ABSENT ? 0 : thousandths(words, first + iowait);
    if (free == Thousandths.INVALID || waited == Thousandths.INVALID) {
      return false;
    }
    long busy = Metric.FULL_THOUSANDTHS - free - waited;
    record.samples().set(Metric.CPU_PERCENT, Math.max(0, busy));
    if (iowait != ABSENT) {
      record.samples().set(Metric.CPU_IOWAIT_PERCENT, waited);
    }
    return true;
  }

  private static boolean read(Words words, int word, Value value, ServiceRecord record) {
    long thousandths =
        Thousandths.parseTimes(words.bytes(), words.from(word), words.to(word), value.factor());
    if (thousandths == Thousandths.INVALID) {
      return false;
    }
    record.samples().set(value.metric(), thousandths);
    return true;
  }

  private static long thousandths(Words words, int word) {
    return Thousandths.parse(words.bytes(), words.from(word), words.to(word));
  }
}
