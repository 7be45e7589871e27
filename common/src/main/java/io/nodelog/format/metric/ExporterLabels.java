package io.nodelog.format.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the labels of a metric, {@code {name="value",…}}: of a file system where it is mounted. */
final class ExporterLabels {
  private static final int GARBAGE = -1;

  private byte[] bytes = new byte[0];
  private int deviceFrom;
  private int deviceTo;
  private boolean ofNode;

  /**
   * Returns where the labels end, which is where they start if there are none; -1 if they do not.
   */
  int read(byte[] line, int from, int to) {
    bytes = line;
    deviceFrom = GARBAGE;
    ofNode = true;
    if (from >= to || line[from] != '{') {
      return from;
    }
    int at = from + 1;
    while (at < to && line[at] != '}') {
      at = label(at, to);
      if (at == GARBAGE) {
        return GARBAGE;
      }
      at += at < to && line[at] == ',' ? 1 : 0;
    }
    return at < to ? at + 1 : GARBAGE;
  }

  /** Reads a label; returns where its closing quote ends. */
  private int label(int from, int to) {
    int equals = from;
    while (equals < to && bytes[equals] != '=') {
      equals++;
    }
    if (equals + 1 >= to || bytes[equals + 1] != '"') {
      return GARBAGE;
    }
    int valueFrom = equals + 2;
    int end = valueFrom;
    while (end < to && bytes[end] != '"') {
      end += bytes[end] == '\\' ? 2 : 1;
    }
    if (end >= to) {
      return GARBAGE;
    }
    take(text(from, equals), valueFrom, end);
    return end + 1;
  }

  private void take(String name, int from, int to) {
    if (name.equals("mountpoint")) {
      deviceFrom = from;
      deviceTo = to;
    }
    if (name.equals("mountpoint") || name.equals("fstype")) {
      ofNode &= Devices.isFileSystem(text(from, to));
    }
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  /** Whether they are not those of a file system in memory only. */
  boolean areOfNode() {
    return ofNode;
  }

  /** Where the name of the device starts; negative if there is none. */
  int deviceFrom() {
    return deviceFrom;
  }

  int deviceTo() {
    return deviceTo;
  }
}
