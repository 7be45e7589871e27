package io.nodelog.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      value = {
        "Server started # Server started",
        "PacketResponder 1 for block blk_38865049064139660 # PacketResponder <*> for block blk_<*>",
        "block blk_-6952295868487656571 ends # block blk_<*> ends",
        "took 12 ms and -3.5 more # took <*> ms and <*> more",
        "at 2026-01-05 10:11:12,345 on 1/2/2026 # at <*> on <*>",
        "from 10.251.73.220:50010 to /10.251.73.220:50010 # from <*> to <*>",
        "peer 2001:db8::1 and aa:bb:cc:dd:ee:ff # peer <*> and <*>",
        "GET http://example.com/a?b=1. Then # GET <*>=<*>. Then",
        "opens /var/log/x.log: denied # opens <*>: denied",
        "opens C:\\Temp\\x.log # opens <*>",
        "either/or is no path # either/or is no path",
        "/ is # / is",
        "id 550e8400-e29b-41d4-a716-446655440000! # id <*>!",
        "hash deadbeef42 but decade and 0xfe01 # hash <*> but decade and <*>",
        "token Zx81kQ2pL # token <*>",
        "ssh2 sha256 ipv4 log4j x86_64 k8s # ssh2 sha256 ipv4 log4j x86_<*> k8s",
        "host web-07.example.com is up # host <*> is up",
        "MSRA-SA-41.fareast.corp.microsoft.com:55452 # <*>",
        "node.rack1.dc:8020 and a.b.de # <*> and <*>",
        "at NameNode.java:234 # at NameNode.java:<*>",
        "org.apache.hadoop.mapred.Task ran # org.apache.hadoop.mapred.Task ran",
        "e.g. this, i.e. that # e.g. this, i.e. that",
        "size 4.0 KB, free 317.5 KB # size <*>, free <*>",
        "size 94 B, free 12 MiB of 5GB # size <*>, free <*> of <*>",
        "12 Bytes and 12 Brooms # <*> Bytes and <*> Brooms",
        "in 1m30.5s or 300ms or 5 s # in <*> or <*> or <*> s",
        "2nd 3m4 7mm # <*>nd <*>m4 <*>mm",
        "ask to delete  blk_1 blk_2 blk_3 # ask to delete blk_<*>",
        "to [1, 2, 3, 4] # to [<*>, <*>, <*>]",
        "no no no # no no no",
        "user=root uid=0 # user=root uid=<*>",
        "1,234,567 of 8,9 # <*> of <*>",
        "a,1,b # a,<*>,b",
        "grüße an 5 größen # grüße an <*> größen",
      })
  void masksWhatDiffersFromEventToEvent(String message, String masked) {
    assertThat(mask(message)).isEqualTo(masked);
  }

  @Test
  void takesTheFirstLineWithoutSpaceAround() {
    assertThat(mask("  failed\t with 3 \nand more")).isEqualTo("failed with <*>");
    assertThat(mask("")).isEmpty();
    assertThat(mask(" \n x")).isEmpty();
  }

  @Test
  void cutsNoCharacter() {
    String masked = mask("ü".repeat(1_000));
    assertThat(masked).isEqualTo("ü".repeat(256));
    assertThat(mask("a" + "ü".repeat(1_000))).isEqualTo("a" + "ü".repeat(255));
  }

  @Test
  void isTheSameWhateverTheNumbersAre() {
    Random random = new Random(7);
    String expected = mask("read 1 of 2 from 10.0.0.1 in 5 MB for blk_-9 at 0x1f");
    for (int i = 0; i < 10_000; i++) {
      String message =
          "read %d of %d from 10.%d.0.%d in %d MB for blk_%d at 0x%x"
              .formatted(
                  random.nextInt(),
                  random.nextLong(),
                  random.nextInt(256),
                  random.nextInt(256),
                  random.nextInt(1 << 20),
                  random.nextLong(),
                  random.nextInt());
      assertThat(mask(message)).as(message).isEqualTo(expected);
    }
  }

  @Test
  void readsNothingOutsideOfTheMessage() {
    Random random = new Random(11);
    byte[] alphabet = "aF09.:/-_,=x0 \\B\"".getBytes(UTF_8);
    for (int i = 0; i < 200_000; i++) {
      byte[] message = new byte[random.nextInt(24)];
      for (int j = 0; j < message.length; j++) {
        message[j] = alphabet[random.nextInt(alphabet.length)];
      }
      byte[] within = new byte[message.length + 20];
      Arrays.fill(within, alphabet[random.nextInt(alphabet.length)]);
      System.arraycopy(message, 0, within, 10, message.length);
      MessageMask mask = new MessageMask();
      String alone = text(mask.of(message, 0, message.length));
      assertThat(text(mask.of(within, 10, 10 + message.length)))
          .as(new String(message, UTF_8))
          .isEqualTo(alone);
    }
  }

  @Test
  void appliesTheMasksOfASiteFirstAndEachToWhatTheOneBeforeHasLeft() {
    MessageMask mask =
        new MessageMask(
            List.of(
                new MaskRule("order", "ORD-[A-Z]+"),
                new MaskRule("pair", "<order>/<order>"),
                new MaskRule("word", "é+")));
    for (Map.Entry<String, String> one :
        Map.of(
                "", "",
                "ORD-AB of ORD-CD at 10.0.0.1", "<order> of <order> at <*>",
                "ORD-A/ORD-B done in 7ms", "<pair> done in <*>",
                "éé and ORD-", "<word> and ORD-",
                "first 1\nORD-A", "first <*>")
            .entrySet()) {
      byte[] bytes = one.getKey().getBytes(UTF_8);
      assertThat(text(mask.of(bytes, 0, bytes.length))).isEqualTo(one.getValue());
    }
  }

  @Test
  void takesTimeInProportionToAMessageWhateverTheMask() {
    MessageMask mask = new MessageMask(List.of(new MaskRule("evil", "(a|aa)+$")));
    byte[] message = "a".repeat(1 << 16).concat("b").getBytes(UTF_8);

    assertThat(mask.of(message, 0, message.length).length()).isEqualTo("<evil>".length());
  }

  private static String mask(String message) {
    byte[] bytes = message.getBytes(UTF_8);
    return text(new MessageMask().of(bytes, 0, bytes.length));
  }

  private static String text(GrowingBytes masked) {
    return new String(masked.array(), 0, masked.length(), UTF_8);
  }
}
