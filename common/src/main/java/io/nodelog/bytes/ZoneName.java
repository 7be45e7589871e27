package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the short names of zones, as logs have them. Most mean one offset from UTC wherever they
 * are used; some mean several, of which the zone of the source decides. The offsets are those that
 * the IANA time zone database had when the names were in use.
 */
final class ZoneName {
  /** What is returned for a name that is not known, or that means several offsets. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int LONGEST = 5;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long[] NO_MEANING = {};

  /** Each name with its minutes from UTC. */
  private static final Map<String, long[]> OFFSETS =
      offsets(
          """
          UTC 0 GMT 0 UCT 0 Z 0 WET 0 WEST 60
          CET 60 CEST 120 MEZ 60 MESZ 120 EET 120 EEST 180 MSK 180 TRT 180
          WAT 60 CAT 120 SAST 120 EAT 180 IDT 180 GST 240 SAMT 240 YEKT 300 OMST 360
          PKT 300 UZT 300 NPT 345 MMT 390 ICT 420 WIB 420 NOVT 420 KRAT 420
          SGT 480 HKT 480 MYT 480 PHT 480 WITA 480 AWST 480 IRKT 480
          JST 540 KST 540 WIT 540 YAKT 540 ACST 570 ACDT 630 AEST 600 AEDT 660 VLAT 600
          NZST 720 NZDT 780
          NST -210 NDT -150 ADT -180 BRT -180 ART -180 CLST -180 CLT -240 VET -240
          EST -300 EDT -240 COT -300 PET -300 CDT -300 MST -420 MDT -360 PST -480 PDT -420
          AKST -540 AKDT -480 HST -600
          CST -360,480 IST 330,60,120 BST 60,360 AST -240,180 AMT -240,240 SST -660,480
          """);

  private ZoneName() {}

  private static Map<String, long[]> offsets(String table) {
    Map<String, long[]> offsets = new TreeMap<>();
    String[] words = table.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      String[] minutes = words[i + 1].split(",", -1);
      long[] meanings = new long[minutes.length];
      for (int k = 0; k < minutes.length; k++) {
        meanings[k] = Long.parseLong(minutes[k]) * SECONDS_PER_MINUTE;
      }
      offsets.put(words[i], meanings);
    }
    return offsets;
  }

  /** Returns where the letters of a name that starts at {@code from} end. */
  static int end(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i - from < LONGEST && bytes[i] >= 'A' && bytes[i] <= 'Z') {
      i++;
    }
    return i;
  }

  /** Returns the one offset from UTC that a name means, in seconds, or {@link #UNKNOWN}. */
  static long offsetSeconds(byte[] bytes, int from, int to) {
    long[] meanings = meanings(bytes, from, to);
    return meanings.length == 1 ? meanings[0] : UNKNOWN;
  }

  /** Returns the offsets from UTC that a name may mean, in seconds; none of a name not known. */
  static long[] meanings(byte[] bytes, int from, int to) {
    String name = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    return OFFSETS.getOrDefault(name, NO_MEANING);
  }
}
