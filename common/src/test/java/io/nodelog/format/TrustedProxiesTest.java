package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.bytes.AddressRanges;
import io.nodelog.format.parser.ClientRules;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who the client is, where proxies stand before the server. */
class TrustedProxiesTest {
  private static final String MAIN = "nginx_main";
  private static final ClientRules TRUSTING =
      new ClientRules(AddressRanges.of(List.of("10.0.0.0/8", "2001:db8:1::/48")), false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // the connection ~ the list ~ the client
        "10.0.0.1 ~ 192.0.2.7 ~ 192.0.2.7",
        "10.0.0.1 ~ 192.0.2.7, 10.0.0.2 ~ 192.0.2.7",
        "10.0.0.1 ~ 198.51.100.1, 192.0.2.7, 10.0.0.2, 10.0.0.3 ~ 192.0.2.7",
        "10.0.0.1 ~ 10.9.9.9, 192.0.2.7 ~ 192.0.2.7",
        "192.0.2.9 ~ 198.51.100.1 ~ 192.0.2.9",
        "192.0.2.9 ~ 198.51.100.1, 10.0.0.2 ~ 192.0.2.9",
        "10.0.0.1 ~ - ~ 10.0.0.1",
        "10.0.0.1 ~ 10.0.0.4, 10.0.0.3, 10.0.0.2 ~ 10.0.0.4",
        "10.0.0.1 ~ 192.0.2.7,10.0.0.2 ~ 192.0.2.7",
        "10.0.0.1 ~ 192.0.2.7 , 10.0.0.2 ~ 192.0.2.7",
        "10.0.0.1 ~ 192.0.2.7, ~ 192.0.2.7",
        "10.0.0.1 ~ , 192.0.2.7, , 10.0.0.2,, ~ 192.0.2.7",
        "10.0.0.1 ~ , ~ 10.0.0.1",
        "10.0.0.1 ~ 192.0.2.7:49152, 10.0.0.2:80 ~ 192.0.2.7",
        "10.0.0.1 ~ [2001:db8::7]:49152 ~ 2001:db8::7",
        "10.0.0.1 ~ 2001:DB8::7 ~ 2001:db8::7",
        "10.0.0.1 ~ 2001:db8::7, 2001:db8:1::9 ~ 2001:db8::7",
        "10.0.0.1 ~ ::ffff:192.0.2.7, ::ffff:10.0.0.2 ~ ::ffff:192.0.2.7",
        "10.0.0.1 ~ fe80::1%eth0 ~ fe80::1",
        "2001:db8:1::1 ~ 192.0.2.7 ~ 192.0.2.7",
        "2001:db8:2::1 ~ 192.0.2.7 ~ 2001:db8:2::1",
        "::ffff:10.0.0.1 ~ 192.0.2.7 ~ 192.0.2.7",
        // what is no address ends the list
        "10.0.0.1 ~ unknown ~ 10.0.0.1",
        "10.0.0.1 ~ 192.0.2.7, unknown ~ 10.0.0.1",
        "10.0.0.1 ~ unknown, 192.0.2.7 ~ 192.0.2.7",
        "10.0.0.1 ~ 192.0.2.7, _hidden, 10.0.0.2 ~ 10.0.0.2",
        "10.0.0.1 ~ unknown, 10.0.0.3, 10.0.0.2 ~ 10.0.0.3",
        "10.0.0.1 ~ 192.0.2.7, client.example.net ~ 10.0.0.1",
        "10.0.0.1 ~ 192.0.2.7 10.0.0.2 ~ 10.0.0.1",
        "10.0.0.1 ~ 192.0.2.777 ~ 10.0.0.1",
        "10.0.0.1 ~ 010.0.0.7 ~ 10.0.0.1",
        "10.0.0.1 ~ x' OR 1=1 ~ 10.0.0.1",
        "10.0.0.1 ~ 192.0.2.7:port ~ 10.0.0.1",
        "10.0.0.1 ~ [192.0.2.7] ~ 10.0.0.1",
        // a name is nobody that can be trusted
        "unix: ~ 192.0.2.7 ~ unix:",
        "proxy.example.net ~ 192.0.2.7 ~ proxy.example.net"
      })
  void isTheFirstAddressFromTheRightThatIsNotTrusted(String peer, String list, String client) {
    Line line = parse(MAIN, TRUSTING, main(peer, list));

    assertThat(line.verdict()).isEqualTo("RECORD");
    assertThat(client(line)).isEqualTo(client);
    assertThat(line.get("forwarded_for")).isEqualTo(list.equals("-") ? null : list);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "192.0.2.9, 192.0.2.9",
    "2001:DB8:1::1, 2001:db8:1::1",
    "10.0.0.1:8080, 10.0.0.1",
    "[2001:DB8:1::1]:8080, 2001:db8:1::1",
    "unix:, unix:"
  })
  void keepsTheOtherEndOfTheConnection(String peer, String expected) {
    assertThat(parse(MAIN, TRUSTING, main(peer, "192.0.2.7")).get("peer_ip")).isEqualTo(expected);
  }

  @Test
  void isTheConnectionIfNobodyIsTrusted() {
    Line line = parse(MAIN, ClientRules.AS_LOGGED, main("10.0.0.1", "192.0.2.7"));

    assertThat(client(line)).isEqualTo("10.0.0.1");
    assertThat(line.get("peer_ip")).isNull();
    assertThat(line.get("forwarded_for")).isEqualTo("192.0.2.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "$remote_addr $realip_remote_addr $msec $http_x_forwarded_for ~ 10.0.0.3 10.0.0.1 1 192.0.2.7",
        "%a %{c}a %{sec}t \"%{X-Forwarded-For}i\" ~ 10.0.0.3 10.0.0.1 1 \"192.0.2.7\""
      })
  void isWhomTheServerItselfFound(String format, String text) {
    Line line = parse(format, TRUSTING, text);

    assertThat(client(line)).isEqualTo("10.0.0.3");
    assertThat(line.get("peer_ip")).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "192.0.2.7, 10.0.0.2, 10.0.0.1 ~ 192.0.2.7",
        "192.0.2.7 ~ 192.0.2.7",
        "unknown ~ ",
        "- ~ "
      })
  void isFoundInTheListAloneIfTheFormatHasNothingElse(String list, String client) {
    Line line = parse("$msec \"$proxy_add_x_forwarded_for\"", TRUSTING, "1 \"" + list + "\"");

    assertThat(client(line)).isEqualTo(client);
    assertThat(line.get("peer_ip")).isNull();
  }

  @Test
  void readsWhatNginxAddsToTheList() {
    Line line =
        parse(
            "$remote_addr $msec $proxy_add_x_forwarded_for",
            TRUSTING,
            "10.0.0.1 1 192.0.2.7, 10.0.0.2, 10.0.0.1");

    assertThat(client(line)).isEqualTo("192.0.2.7");
    assertThat(line.get("peer_ip")).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "::ffff:192.0.2.7, false, ::ffff:192.0.2.7",
    "::ffff:192.0.2.7, true, 192.0.2.7",
    "::192.0.2.7, true, ::c000:207",
    "64:ff9b::192.0.2.7, true, 64:ff9b::c000:207",
    "2001:db8::7, true, 2001:db8::7",
    "192.0.2.7, true, 192.0.2.7"
  })
  void countsAMappedAddressAsOneOfIpv4IfToldTo(String client, boolean unmap, String expected) {
    ClientRules direct = new ClientRules(AddressRanges.NONE, unmap);
    ClientRules behindProxy = new ClientRules(TRUSTING.trustedProxies(), unmap);

    assertThat(client(parse(MAIN, direct, main(client, "-")))).isEqualTo(expected);
    assertThat(client(parse(MAIN, behindProxy, main("10.0.0.1", client)))).isEqualTo(expected);
  }

  /**
   * A list of this length is 64 KiB of commas and addresses; each of its bytes is looked at once.
   */
  @Test
  void readsALongListInOneGo() {
    String list = "10.0.0.9,".repeat(7_000);

    assertThat(client(parse(MAIN, TRUSTING, main("10.0.0.1", "192.0.2.7," + list))))
        .isEqualTo("192.0.2.7");
  }

  private static String main(String peer, String list) {
    return peer
        + " - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 6 \"-\" \"a\" \""
        + list
        + "\"";
  }

  private static Line parse(String format, ClientRules rules, String text) {
    LineParser parser =
        LogFormat.of(format).newLineParser(ParserSettings.none().withClients(rules));
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Line.parse(parser, bytes, 0, bytes.length);
  }

  private static String client(Line line) {
    String address = line.get("client_ip");
    return address == null ? line.get("client_host") : address;
  }
}
