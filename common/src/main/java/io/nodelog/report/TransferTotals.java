package io.nodelog.report;

import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rows of one DataNode, hour and operation add up to. */
final class TransferTotals {
  private final Map<String, Long> bytesByVolume = new TreeMap<>();
  private final DurationHistogram durations = new DurationHistogram();
  private long transfers;
  private long bytes;
  private long localTransfers;
  private long localBytes;
  private long remoteTransfers;
  private long remoteBytes;
  private long busyMicros;
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen = Long.MIN_VALUE;

  /** Adds a row, by its measures. */
  void add(String volume, String locality, ValueReader values) throws IOException {
    long count = values.sum();
    long size = values.sum();
    transfers = RowCodec.add(transfers, count);
    bytes = RowCodec.add(bytes, size);
    if (!volume.isEmpty()) {
      bytesByVolume.merge(volume, size, RowCodec::add);
    }
    place(locality, count, size);
    busyMicros = RowCodec.add(busyMicros, values.sum());
    values.histogram(durations);
    firstSeen = Math.min(firstSeen, values.extreme());
    lastSeen = Math.max(lastSeen, values.extreme());
  }

  private void place(String locality, long count, long size) {
    if (locality.equals("local")) {
      localTransfers = RowCodec.add(localTransfers, count);
      localBytes = RowCodec.add(localBytes, size);
    } else if (locality.equals("remote")) {
      remoteTransfers = RowCodec.add(remoteTransfers, count);
      remoteBytes = RowCodec.add(remoteBytes, size);
    }
  }

  HdfsTransfersRow row(long hourStart, String node, String operation, long bytesOfAll) {
    String busiest = busiestVolume();
    long ofVolumes = bytesByVolume.values().stream().reduce(0L, RowCodec::add);
    return new HdfsTransfersRow(
        Instants.ofMicros(hourStart),
        node,
        operation,
        transfers,
        bytes,
        ratio(bytes, bytesOfAll),
        localTransfers,
        localBytes,
        remoteTransfers,
        remoteBytes,
        ratio(localBytes, RowCodec.add(localBytes, remoteBytes)),
        bytesByVolume.size(),
        busiest,
        busiest == null ? null : ratio(bytesByVolume.getOrDefault(busiest, 0L), ofVolumes),
        busyMicros,
        Durations.quantile(durations, 0.5),
        Durations.quantile(durations, 0.95),
        Durations.quantile(durations, 0.99),
        Instants.ofMicros(firstSeen),
        Instants.ofMicros(lastSeen));
  }

  /** Of several with as many bytes the first by name. */
  private @Nullable String busiestVolume() {
    String busiest = null;
    long most = -1;
    for (Map.Entry<String, Long> volume : bytesByVolume.entrySet()) {
      if (volume.getValue() > most) {
        busiest = volume.getKey();
        most = volume.getValue();
      }
    }
    return busiest;
  }

  private static @Nullable Double ratio(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
