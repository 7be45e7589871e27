package io.nodelog.record.event;

import io.nodelog.record.ServiceField;
import java.util.List;
import java.util.Locale;

/** What the system log says of a machine: that it boots, and that somebody shuts it down. */
final class HostEvents {
  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart("Linux version ", HostEvents::booted),
          new MessageStart("[    0.000000] Linux version ", HostEvents::booted),
          new MessageStart("System is rebooting", HostEvents::stopping),
          new MessageStart("System is powering down", HostEvents::stopping),
          new MessageStart("Reached target ", HostEvents::reached));

  private HostEvents() {}

  private static void booted(Telling telling) {
    if (telling.field(ServiceField.SERVICE).equals("kernel")) {
      telling.ofThisNode(NodeEventKind.HOST_BOOTED, "");
    }
  }

  private static void stopping(Telling telling) {
    if (telling.field(ServiceField.SERVICE).startsWith("systemd")) {
      telling.ofThisNode(NodeEventKind.HOST_STOPPING, "");
    }
  }

  private static void reached(Telling telling) {
    String target = telling.message().toLowerCase(Locale.ROOT);
    if (target.contains("shutdown") || target.contains("reboot") || target.contains("power")) {
      stopping(telling);
    }
  }
}
