package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6Test {
  private final Ipv6 ipv6 = new Ipv6();

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::1, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0000:0001:0000:0000:0000:0001, 2001:db8:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "0:0:1:2:0:0:0:3, 0:0:1:2::3",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "::ffff:c000:201, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    "fe80::1%eth0, fe80::1",
    "fe80::1%25, fe80::1"
  })
  void writesTheCanonicalForm(String text, String canonical) {
    assertThat(parse(text)).isTrue();
    assertThat(Ipv6.text(ipv6.high(), ipv6.low())).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1::2::3",
        "1:::2",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:",
        "1::2:",
        "12345::",
        "::g",
        "::1 ",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1.2.3.4",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.256",
        "::1.2.3.4:5",
        "fe80::1%",
        "%eth0",
        "[::1]"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(parse(text)).isFalse();
  }

  @Test
  void agreesWithTheJdkOnRandomAddresses() throws UnknownHostException {
    Random random = new Random(6);
    for (int round = 0; round < 50_000; round++) {
      long high = sparse(random);
      long low = sparse(random);
      byte[] address = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
      String text = InetAddress.getByAddress(address).getHostAddress();
      assertThat(parse(text) || text.indexOf(':') < 0).describedAs(text).isTrue();
      if (text.indexOf(':') >= 0) {
        assertThat(ipv6.high()).describedAs(text).isEqualTo(high);
        assertThat(ipv6.low()).describedAs(text).isEqualTo(low);
      }
      String canonical = Ipv6.text(high, low);
      assertThat(parse(canonical)).describedAs(canonical).isTrue();
      assertThat(ipv6.high()).describedAs(canonical).isEqualTo(high);
      assertThat(ipv6.low()).describedAs(canonical).isEqualTo(low);
    }
  }

  /** What both take for an address must be the same one, whatever bytes were changed. */
  @Test
  void agreesWithTheJdkOnDamagedAddresses() throws UnknownHostException {
    Random random = new Random(7);
    String letters = "0123456789abcdef::::..";
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder("::");
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.insert(random.nextInt(text.length() + 1), letters.charAt(random.nextInt(22)));
      }
      if (parse(text.toString())) {
        byte[] address = ByteBuffer.allocate(16).putLong(ipv6.high()).putLong(ipv6.low()).array();
        // The brackets keep the JDK from asking a name server.
        assertThat(InetAddress.getByName("[" + text + "]"))
            .describedAs(text.toString())
            .isEqualTo(InetAddress.getByAddress(address));
      }
    }
  }

  private static long sparse(Random random) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 16 | (random.nextBoolean() ? 0 : random.nextInt(0x10000));
    }
    return value;
  }

  private boolean parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ipv6.parse(bytes, 0, bytes.length);
  }
}
