package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {
  private static final Path WAREHOUSE = new Path("memory:/w");
  private static final String DATE = "2026-03-01";

  private final MemoryStorage storage = new MemoryStorage();

  @BeforeEach
  void fill() throws Exception {
    Ledger ledger = Ledger.open(storage, WAREHOUSE);
    LedgerState state =
        ledger.commit(
            ledger.load(),
            "run",
            NOON,
            List.of(row(segment("raw/1", "raw"), segment("memory:/logs/a b", "log"))));
    state = ledger.commit(state, "run", NOON, List.of(summarized(write("summaries/1", "sum"))));
    ledger.commit(state, "run", NOON, List.of(published(write("published/1", "rep"))));
  }

  @Test
  void findsNothingWhenAllIsWell() throws IOException {
    assertThat(findings()).isEmpty();
    assertThat(LedgerCheck.findings(new MemoryStorage(), WAREHOUSE)).isEmpty();
  }

  @Test
  void findsOtherBytesOfEveryKindOfFile() throws IOException {
    for (String file : List.of("/w/raw/1", "/logs/a b", "/w/summaries/1", "/w/published/1")) {
      Path path = new Path("memory:" + file);
      byte[] bytes = storage.get(path);

      storage.put(path, "xyz".getBytes(UTF_8));
      assertThat(findings())
          .containsExactly(path + " has other bytes than the ledger says (SHA-256 differs)");
      storage.put(path, new byte[2]);
      assertThat(findings()).containsExactly(path + " has 2 bytes; the ledger says 3");
      storage.delete(path);
      assertThat(findings()).containsExactly(path + " is missing; the ledger names it");

      storage.put(path, bytes);
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void findsADamagedVersionAndLooksAtTheRest() throws IOException {
    Path version = new Path(WAREHOUSE, "ledger/v00000002");
    byte[] bytes = storage.get(version);
    bytes[20] ^= 1;
    storage.put(version, bytes);
    storage.delete(new Path(WAREHOUSE, "raw/1"));

    assertThat(findings())
        .hasSize(3)
        .anyMatch(finding -> finding.contains("raw/1 is missing"))
        .anyMatch(finding -> finding.contains("v00000002 has other bytes than were committed"))
        .anyMatch(finding -> finding.startsWith("The ledger is sound up to version 1 only"));
  }

  @Test
  void findsAMissingVersion() throws IOException {
    storage.delete(new Path(WAREHOUSE, "ledger/v00000001"));

    assertThat(findings())
        .contains(WAREHOUSE + "/ledger/v00000001 is missing")
        .anyMatch(finding -> finding.startsWith("The ledger is sound up to version 0 only"));
  }

  @Test
  void findsAMissingHint() throws IOException {
    storage.delete(new Path(WAREHOUSE, "ledger/hint"));

    assertThat(findings())
        .containsExactly(
            "memory:/w/ledger/hint is missing or damaged; harmless, the next commit writes it"
                + " anew");
  }

  @Test
  void neverFollowsANameOutOfTheWarehouse() throws Exception {
    Ledger ledger = Ledger.open(storage, WAREHOUSE);
    SummaryFile outside = new SummaryFile("t", DATE, "../secret", 3, Sha256.of(new byte[3]), 1);
    ledger.commit(
        ledger.load(),
        "run",
        NOON,
        List.of(new Summarized("set-2", List.of(), List.of(), List.of(outside))));

    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("Cannot read ../secret: Invalid path inside the warehouse");
  }

  private List<String> findings() throws IOException {
    return LedgerCheck.findings(storage, WAREHOUSE);
  }

  private String write(String name, String content) throws IOException {
    storage.put(new Path(WAREHOUSE, name), content.getBytes(UTF_8));
    return name;
  }

  private Segment segment(String name, String content) throws IOException {
    storage.put(new Path(WAREHOUSE, name), content.getBytes(UTF_8));
    long offset = name.startsWith("raw") ? 0 : 3;
    return new Segment(
        name, Segment.Compression.NONE, 3, LedgerSamples.sha256(content), offset, 3, 1);
  }

  private static Ingested row(Segment... segments) {
    return new Ingested(
        "b",
        "n",
        "s",
        "f",
        "file:/f",
        "i",
        0,
        6,
        2,
        LedgerSamples.sha256("p"),
        HeadTail.NONE,
        true,
        List.of(segments));
  }

  private static Summarized summarized(String path) {
    return new Summarized(
        "set",
        List.of(new Part("b", "n", "s")),
        List.of(),
        List.of(new SummaryFile("t", DATE, path, 3, LedgerSamples.sha256("sum"), 1)));
  }

  private static Published published(String path) {
    return new Published(
        DATE,
        List.of("set"),
        List.of(new ReportFile("t", DATE, path, 3, LedgerSamples.sha256("rep"), 1)));
  }
}
