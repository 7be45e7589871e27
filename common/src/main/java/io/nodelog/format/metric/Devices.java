package io.nodelog.format.metric;

import java.util.regex.Pattern;

/** Which devices count: those that hold no bytes of another one, and are none in memory only. */
final class Devices {
  /** The interface of a node to itself, and what containers and virtual machines are joined by. */
  private static final Pattern VIRTUAL_INTERFACE =
      Pattern.compile(
          "lo|(bond|team|veth|docker|br-|virbr|vnet|tap|tun|cni|cali|flannel|vxlan|cilium|lxc|dummy|kube).*"
              + "|.*[.@:].*");

  private static final Pattern VIRTUAL_DISK =
      Pattern.compile("(loop|ram|zram|sr|fd)[0-9]+|dev(1|7|11)-[0-9]+");

  private static final Pattern VIRTUAL_FILE_SYSTEM =
      Pattern.compile(
          "(tmpfs|devtmpfs|overlay|squashfs|shm|udev|none)"
              + "|/dev(/(shm|mqueue|hugepages|loop[0-9]+))?|/(proc|sys|run|snap)(/.*)?");

  private Devices() {}

  static boolean isInterface(String name) {
    return !VIRTUAL_INTERFACE.matcher(name).matches();
  }

  static boolean isDisk(String name) {
    return !VIRTUAL_DISK.matcher(name).matches();
  }

  static boolean isFileSystem(String name) {
    return !VIRTUAL_FILE_SYSTEM.matcher(name).matches();
  }
}
