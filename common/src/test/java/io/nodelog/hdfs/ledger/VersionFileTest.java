package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static io.nodelog.hdfs.ledger.LedgerSamples.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class VersionFileTest {
  private static final Path FILE = new Path("memory:/w/ledger/v00000003");
  private static final Part PART = new Part("b1", "wéb \"01\"\n", "access");

  private static final List<LedgerEntry> ENTRIES =
      List.of(
          LedgerSamples.ingested("b1", "s1", 0, 100),
          new Ingested(
              "b1",
              "web-02",
              "error",
              "%h \"%r\" \\ \u2028",
              "sftp://web-02/var/log/a b#%25.log",
              "s2",
              5_000_000_000L,
              5_000_000_030L,
              3,
              "",
              new HeadTail(65_536, sha256("head"), sha256("tail")),
              true,
              List.of(
                  new Segment(
                      "hdfs://cluster/logs/a.gz",
                      Segment.Compression.STREAM,
                      12,
                      sha256("a"),
                      5_000_000_000L,
                      10,
                      1),
                  new Segment(
                      "raw/b1/2.zst",
                      Segment.Compression.ZSTD_FRAMES,
                      13,
                      sha256("b"),
                      5_000_000_010L,
                      20,
                      2,
                      List.of(
                          new HeaderLine(HeaderLine.BEFORE, "#Fields: a \u00fc"),
                          new HeaderLine(5_000_000_012L, "#Fields: b")))),
              "Europe/Berlin",
              "#Fields: b",
              950),
          new Summarized(
              "set-1",
              List.of(PART, new Part("b1", "web-02", "error")),
              List.of(new HeldPart(new Part("b0", "db-01", "system"), "😀 too many", 0.1, 77)),
              List.of(LedgerSamples.summaryFile("set-1", "2026-03-01"))),
          new Summarized("set-2", List.of(), List.of(), List.of()),
          new Summarized(
              "set-3",
              List.of(new Part("b1", "web-01", "access")),
              List.of(),
              List.of(),
              List.of("set-1", "set-2"),
              List.of(new PartFormat(new Part("b1", "web-01", "access"), "nginx_timed"))),
          LedgerSamples.published("2026-03-01", "set-1", "set-2"),
          new SettingsRecorded("f1", "report.zone = UTC\n\"x\" = 1\n", true),
          new Expired(Expired.What.RAW, "2026-02-01"),
          new Compacted(
              "2026-03-01",
              List.of("set-1", "set-2"),
              List.of(LedgerSamples.summaryFile("merged", "2026-03-01"))),
          new SourcesSeen(
              "2026-03-01",
              List.of(
                  new SourceSeen("web-01", "access", true, SourceSeen.State.FOUND, 3, ""),
                  new SourceSeen(
                      "web-02", "error", true, SourceSeen.State.FAILED, 0, "no \"such\" file"))),
          new SourcesSeen("2026-03-02", List.of()),
          new Published("2026-03-02", List.of(), List.of(), 7, "0f", 2),
          LedgerSamples.erased(LedgerSamples.ingested("b1", "s1", 0, 100)));

  @Test
  void givesBackEveryKindOfEntry() throws IOException {
    LedgerVersion read = VersionFile.decode(encoded(), FILE);

    assertThat(read)
        .isEqualTo(
            new LedgerVersion(3, "run-1", NOON, sha256("v2"), Sha256.of(encoded()), ENTRIES));
  }

  @Test
  void hasAllKindsAmongTheEntriesOfThisTest() {
    Set<Class<?>> kinds = Set.of(LedgerEntry.class.getPermittedSubclasses());

    assertThat(ENTRIES.stream().<Class<?>>map(LedgerEntry::getClass)).containsAll(kinds);
  }

  @Test
  void writesALineForEachEntry() throws IOException {
    List<String> lines = new String(encoded(), UTF_8).lines().toList();

    assertThat(lines).hasSize(ENTRIES.size() + 2);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"format\":\"nodelog-ledger\",\"major\":1,\"minor\":0,\"version\":3,"
                + "\"run\":\"run-1\",\"committed\":\"2026-03-01T12:00:00.123456Z\",\"previous\":\""
                + sha256("v2")
                + "\"}");
    assertThat(lines.get(7))
        .isEqualTo(
            "{\"kind\":\"settings\",\"fingerprint\":\"f1\","
                + "\"text\":\"report.zone = UTC\\n\\\"x\\\" = 1\\n\",\"rebuild\":true}");
  }

  @Test
  void saysOfErasedBytesNothingButWhereOthersLie() throws IOException {
    String line = new String(encoded(), UTF_8).lines().toList().get(ENTRIES.size());
    String path = "raw/b1/web-01-s1-0";

    assertThat(line)
        .isEqualTo(
            "{\"kind\":\"erased\",\"segments\":[{\"sha256\":\""
                + sha256(path)
                + "\",\"now\":{\"path\":\"raw/b1/web-01-s1-0-erased\",\"compression\":\"ZSTD_FRAMES\","
                + "\"storedLength\":20,\"storedSha256\":\""
                + sha256(path + "-erased")
                + "\",\"offset\":0,\"length\":100,\"lines\":10}}]}");
  }

  @Test
  void readsFilesOfATimeWithoutZonesAndHeaders() throws IOException {
    Ingested entry = LedgerSamples.ingested("b1", "s1", 0, 100);
    byte[] bytes = VersionFile.encode(3, "r", NOON, "", List.of(entry));

    assertThat(new String(bytes, UTF_8)).doesNotContain("zone", "header");
    assertThat(VersionFile.decode(bytes, FILE).entries()).containsExactly(entry);
    assertThat(entry.zone()).isEmpty();
    assertThat(entry.segments().get(0).headers()).isEmpty();
  }

  @Test
  void noticesAFlipOfAnyBit() throws IOException {
    byte[] bytes = encoded();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> VersionFile.decode(flipped, FILE))
          .describedAs("bit %s", bit)
          .isInstanceOf(DamagedLedger.class)
          .hasMessageContaining("v00000003 has other bytes than were committed");
    }
  }

  @Test
  void noticesAnyCutAndAnyAddition() throws IOException {
    byte[] bytes = encoded();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> VersionFile.decode(cut, FILE))
          .describedAs("length %s", length)
          .isInstanceOf(DamagedLedger.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> VersionFile.decode(longer, FILE)).isInstanceOf(DamagedLedger.class);
    assertThatThrownBy(() -> VersionFile.decode(new byte[bytes.length], FILE))
        .isInstanceOf(DamagedLedger.class);
  }

  @Test
  void refusesANewerFormat() {
    assertThatThrownBy(() -> decodeSealed(header(2, 0)))
        .isInstanceOf(DamagedLedger.class)
        .hasMessageContaining("v00000003 has format nodelog-ledger 2")
        .hasMessageContaining("newer Nodelog");
  }

  @Test
  void refusesAnUnknownKindOfEntry() {
    assertThatThrownBy(() -> decodeSealed(header(1, 1) + "{\"kind\":\"moved\",\"to\":1}\n"))
        .isInstanceOf(DamagedLedger.class)
        .hasMessageContaining("unknown kind of entry, moved")
        .hasMessageContaining("newer Nodelog");
  }

  @Test
  void skipsFieldsThatItDoesNotKnow() throws IOException {
    String entry =
        "{\"kind\":\"settings\",\"new\":[1],\"fingerprint\":\"f\",\"text\":\"t\",\"rebuild\":false}\n";

    assertThat(decodeSealed(header(1, 7) + entry).entries())
        .containsExactly(new SettingsRecorded("f", "t", false));
  }

  @Test
  void refusesWhatLacksAField() {
    for (String entry :
        List.of(
            "{\"kind\":\"settings\",\"fingerprint\":\"f\"}\n",
            "{\"kind\":\"settings\",\"fingerprint\":\"f\",\"text\":null}\n",
            "{\"kind\":\"settings\",\"fingerprint\":\"\",\"text\":\"t\"}\n",
            "{\"fingerprint\":\"f\",\"text\":\"t\"}\n",
            "[]\n",
            "\n",
            "null\n")) {
      assertThatThrownBy(() -> decodeSealed(header(1, 0) + entry))
          .describedAs(entry)
          .isInstanceOf(DamagedLedger.class);
    }
  }

  @Test
  void refusesAFileWithoutHeader() {
    assertThatThrownBy(() -> decodeSealed("")).isInstanceOf(DamagedLedger.class);
    assertThatThrownBy(() -> decodeSealed("x")).isInstanceOf(DamagedLedger.class);
  }

  private static byte[] encoded() throws IOException {
    return VersionFile.encode(3, "run-1", NOON, sha256("v2"), ENTRIES);
  }

  private static String header(int major, int minor) {
    return "{\"format\":\"nodelog-ledger\",\"major\":%s,\"minor\":%s,\"version\":3,\"run\":\"r\",\"committed\":\"%s\",\"previous\":\"\"}\n"
        .formatted(major, minor, NOON);
  }

  private static LedgerVersion decodeSealed(String body) throws IOException {
    String seal = "{\"sha256\":\"" + sha256(body) + "\"}\n";
    return VersionFile.decode((body + seal).getBytes(UTF_8), FILE);
  }
}
