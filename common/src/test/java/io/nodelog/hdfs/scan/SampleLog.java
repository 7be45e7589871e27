package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Random;

/** Access lines of two days with everything in them that a log may have. */
final class SampleLog {
  private static final String[] CLIENTS = {"2001:db8::1", "crawler.example.net", "-", "10.0.0.1"};
  private static final String[] ODD = {
    "",
    "# comment",
    "garbage",
    "\u0000\u0000\u0016\u0003binary",
    "10.1.1.1 - - [05/Jan/1970:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"",
    "10.1.1.1 - - [05/Jan/2026:10:00:00 +0000] \"\\x16\\x03\" 400 0 \"-\" \"-\"",
    "x".repeat(3000),
  };

  private SampleLog() {}

  /** So many bytes or a few more, the last line without its end. */
  static byte[] bytes(int size, long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("\u00EF\u00BB\u00BF".getBytes(ISO_8859_1));
    while (bytes.size() < size) {
      String odd = ODD[random.nextInt(ODD.length)];
      String line = random.nextInt(20) == 0 ? odd : line(random);
      bytes.writeBytes(line.getBytes(ISO_8859_1));
      bytes.writeBytes((random.nextInt(4) == 0 ? "\r\n" : "\n").getBytes(ISO_8859_1));
    }
    bytes.writeBytes(line(random).getBytes(ISO_8859_1));
    return bytes.toByteArray();
  }

  private static String line(Random random) {
    int which = random.nextInt(40);
    String client = which < CLIENTS.length ? CLIENTS[which] : "10.0.0." + random.nextInt(60);
    return String.format(
        Locale.ROOT,
        "%s - - [%02d/Jan/2026:%02d:%02d:%02d +0100] \"GET /item/%d HTTP/1.1\" %d %d \"-\" \"curl\"",
        client,
        5 + random.nextInt(2),
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60),
        random.nextInt(50),
        random.nextInt(10) == 0 ? 503 : 200,
        random.nextInt(100_000));
  }
}
