package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.storage.CountedStorage;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Path WAREHOUSE = new Path("memory:/w");
  private static final String MARCH_1 = "2026-03-01";

  /** A checkpoint behind every other version. */
  private static final CheckpointRule OFTEN = new CheckpointRule(2, 1_000, 2, 0);

  private static final CheckpointRule NEVER =
      new CheckpointRule(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 100);

  private final MemoryStorage storage = new MemoryStorage();

  @Test
  void isDueBehindManyVersionsOrManyRowsButNeverForAFewOfMany() {
    CheckpointRule rule = CheckpointRule.USUAL;

    assertThat(rule.due(63, 49_999, 49_999)).isFalse();
    assertThat(rule.due(64, 640, 640)).isTrue();
    assertThat(rule.due(1, 50_000, 50_000)).isTrue();
    assertThat(rule.due(64, 24, 100)).isFalse();
    assertThat(rule.due(64, 25, 100)).isTrue();
    assertThat(rule.due(1_023, 50_000, 1_000_000)).isFalse();
    assertThat(rule.due(1_024, 1_024, 1_000_000)).isTrue();
  }

  @Test
  void givesTheStateThatTheVersionsGive() throws Exception {
    commitAll(OFTEN);
    LedgerState replayed = replayed();

    LedgerState loaded = ledger(OFTEN).load();

    assertThat(loaded.checkpoint().version()).isEqualTo(6);
    assertThat(CheckpointWriter.sha256(loaded)).isEqualTo(CheckpointWriter.sha256(replayed));
    assertThat(loaded.waiting()).isEqualTo(replayed.waiting()).hasSize(1);
    assertThat(loaded.held()).isEqualTo(replayed.held()).hasSize(1);
    assertThat(loaded.ingested(loaded.waiting().get(0))).hasSize(2);
    assertThat(loaded.ingested(loaded.held().get(0).part())).hasSize(1);
    assertThat(loaded.summaryFiles()).isEqualTo(replayed.summaryFiles()).hasSize(2);
    assertThat(loaded.compacted()).isEqualTo(replayed.compacted()).hasSize(1);
    assertThat(loaded.sets(MARCH_1)).isEqualTo(replayed.sets(MARCH_1));
    assertThat(loaded.published(MARCH_1)).isEqualTo(replayed.published(MARCH_1)).isPresent();
    assertThat(loaded.settings()).isEqualTo(replayed.settings()).isPresent();
    assertThat(loaded.sources(MARCH_1)).isEqualTo(replayed.sources(MARCH_1)).hasSize(1);
    assertThat(loaded.sourcesVersion(MARCH_1)).isEqualTo(replayed.sourcesVersion(MARCH_1));
    assertThat(loaded.lastLook()).contains(MARCH_1);
    assertThat(loaded.committed("b1")).isEqualTo(NOON);
    assertThat(loaded.streams("web-01", "access"))
        .containsExactlyInAnyOrderElementsOf(replayed.streams("web-01", "access"))
        .hasSize(3);
  }

  @Test
  void holdsEveryTable() throws Exception {
    commitAll(NEVER);
    LedgerTables tables = ledger(NEVER).load().copyTables();
    assertThat(tables.summaries.names()).isNotEmpty();
    assertThat(tables.summaries.files()).isNotEmpty();
    assertThat(tables.summaries.merged()).isNotEmpty();
    List<String> fields = new ArrayList<>();
    for (Field field : LedgerTables.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        fields.add(field.getName());
        assertThat(field.get(tables))
            .describedAs("an example of %s", field.getName())
            .isNotEqualTo(field.get(new LedgerTables()));
      }
    }

    assertThat(fields)
        .describedAs("a new table has to be written and read by checkpoints too")
        .containsExactlyInAnyOrder(
            "streams",
            "open",
            "held",
            "batches",
            "formats",
            "expired",
            "sources",
            "erased",
            "summaries",
            "published",
            "settings",
            "rows");
  }

  @Test
  void readsNoVersionThatACheckpointHas() throws Exception {
    commitAll(OFTEN);
    CountedStorage counted = new CountedStorage(storage);

    Ledger.open(counted, WAREHOUSE, OFTEN).load();

    assertThat(counted.takeOpened())
        .describedAs("the hint, the checkpoint, its version, and the one that is not there")
        .isEqualTo(4 + 1);
  }

  @Test
  void keepsTheNewestTwo() throws Exception {
    commitAll(OFTEN);

    assertThat(checkpoints()).containsExactly(6L, 4L);
  }

  @Test
  void isNotMissedWhenItIsGone() throws Exception {
    commitAll(OFTEN);
    String sha256 = CheckpointWriter.sha256(replayed());
    for (long version : checkpoints()) {
      storage.delete(file(version));
      assertThat(CheckpointWriter.sha256(ledger(OFTEN).load())).isEqualTo(sha256);
    }
    storage.delete(new Path(WAREHOUSE, "ledger/hint"));
    assertThat(CheckpointWriter.sha256(ledger(OFTEN).load())).isEqualTo(sha256);
  }

  @Test
  void isFoundWithoutAHint() throws Exception {
    commitAll(OFTEN);
    storage.delete(new Path(WAREHOUSE, "ledger/hint"));

    LedgerState loaded = ledger(OFTEN).load();

    assertThat(loaded.checkpoint().version()).isEqualTo(6);
    assertThat(loaded.version()).isEqualTo(7);
  }

  @Test
  void isFoundWhenAnEarlierReleaseWroteTheHint() throws Exception {
    commitAll(OFTEN);
    storage.put(new Path(WAREHOUSE, "ledger/hint"), new Hint(7, 0, 0).bytes());

    assertThat(ledger(OFTEN).load().checkpoint().version()).isEqualTo(6);
  }

  @Test
  void doesNoHarmWithAnyByteChangedOrCutOff() throws Exception {
    commitAll(OFTEN);
    String sha256 = CheckpointWriter.sha256(replayed());
    storage.delete(file(4));
    byte[] bytes = storage.get(file(6));
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 << at % 8);
      storage.put(file(6), changed);
      requireReplayed(sha256, "byte " + at);
      storage.put(file(6), Arrays.copyOf(bytes, at));
      requireReplayed(sha256, "cut at " + at);
    }
    storage.put(file(6), Arrays.copyOf(bytes, bytes.length + 1));
    requireReplayed(sha256, "one byte more");
  }

  private void requireReplayed(String sha256, String where) throws IOException {
    LedgerState loaded = ledger(OFTEN).load();
    assertThat(loaded.checkpoint().version()).describedAs(where).isZero();
    assertThat(CheckpointWriter.sha256(loaded)).describedAs(where).isEqualTo(sha256);
  }

  @Test
  void isNotTakenForThatOfAnotherLedger() throws Exception {
    commitAll(OFTEN);
    byte[] foreign = storage.get(file(6));
    MemoryStorage other = new MemoryStorage();
    Ledger ledger = Ledger.open(other, WAREHOUSE, NEVER);
    LedgerState state = ledger.load();
    for (int i = 1; i <= 8; i++) {
      state = ledger.commit(state, "run", NOON, LedgerContract.entry("other" + i));
    }
    other.put(file(6), foreign);
    other.put(new Path(WAREHOUSE, "ledger/hint"), new Hint(8, 6, 4).bytes());

    LedgerState loaded = Ledger.open(other, WAREHOUSE, OFTEN).load();

    assertThat(CheckpointWriter.sha256(loaded)).isEqualTo(CheckpointWriter.sha256(state));
  }

  @Test
  void letsEverythingWaitAgainWhenSettingsChangeBehindIt() throws Exception {
    LedgerState state = commitAll(OFTEN);
    ledger(OFTEN).commit(state, "run", NOON, List.of(new SettingsRecorded("f2", "new", true)));

    LedgerState loaded = ledger(OFTEN).load();

    assertThat(loaded.checkpoint().version()).isEqualTo(8);
    assertThat(loaded.waiting()).extracting(Part::batch).containsExactly("b1", "b2", "b3");
    for (Part part : loaded.waiting()) {
      assertThat(loaded.ingested(part)).isNotEmpty();
    }
    assertThat(CheckpointWriter.sha256(loaded)).isEqualTo(CheckpointWriter.sha256(replayed()));
  }

  @Test
  void isComparedWithTheVersions() throws Exception {
    commitAll(OFTEN);
    assertThat(findings()).isEmpty();
    byte[] bytes = storage.get(file(6));
    byte[] wrong = wrong();

    byte[] damaged = bytes.clone();
    damaged[100] ^= 1;
    storage.put(file(6), damaged);
    assertThat(findings())
        .containsExactly(file(6) + " is damaged; harmless, the versions say the same (delete it)");

    storage.put(file(6), wrong);
    assertThat(findings())
        .containsExactly(file(6) + " is not what the versions up to it give (delete it)");

    storage.put(file(6), bytes);
    storage.put(file(9), bytes);
    assertThat(findings()).singleElement().asString().contains("of a version that cannot be read");
  }

  /** A checkpoint that is whole, of the right version, and says something else. */
  private byte[] wrong() throws Exception {
    LedgerState right =
        CheckpointReader.read(
            new StorageStream(storage.open(file(6))),
            new RowReader(new LedgerFiles(storage, WAREHOUSE)));
    LedgerTables tables = right.copyTables();
    tables.published = SharedMap.empty();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CheckpointWriter.write(
        new LedgerState(right.version(), right.sha256(), tables, right.rows(), CheckpointMark.NONE),
        bytes);
    return bytes.toByteArray();
  }

  @Test
  void isRefusedWhenItIsOfANewerFormat() {
    byte[] json =
        "{\"format\":\"nodelog-checkpoint\",\"major\":2,\"version\":1,\"sha256\":\"\",\"rows\":0}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] bytes =
        java.nio.ByteBuffer.allocate(5 + json.length)
            .put((byte) 0)
            .putInt(json.length)
            .put(json)
            .array();

    assertThatThrownBy(
            () ->
                CheckpointReader.read(
                    new java.io.ByteArrayInputStream(bytes),
                    new RowReader(new LedgerFiles(storage, WAREHOUSE))))
        .hasMessage("it has format nodelog-checkpoint 2");
  }

  /** Seven versions with something for every table. */
  private LedgerState commitAll(CheckpointRule rule) throws Exception {
    Part part = new Part("b1", "web-01", "access");
    Part heldBack = new Part("b2", "web-01", "access");
    HeldPart held = new HeldPart(heldBack, "9 of 10 lines were rejected", 0.9, 10);
    Ledger ledger = ledger(rule);
    LedgerState state = ledger.load();
    for (LedgerEntry entry :
        List.of(
            new SettingsRecorded("f1", "report.zone = UTC", false),
            LedgerSamples.ingested("b1", "one", 0, 50),
            LedgerSamples.ingested("b2", "two", 0, 50),
            new Summarized(
                "set",
                List.of(part),
                List.of(held),
                List.of(
                    LedgerSamples.summaryFile("set", MARCH_1),
                    LedgerSamples.summaryFile("set", "2026-03-02")),
                List.of(),
                List.of(new PartFormat(heldBack, "apache_common"))),
            LedgerSamples.published(MARCH_1, "set"),
            LedgerSamples.ingested("b3", "three", 0, 50),
            LedgerSamples.ingested("b3", "one", 50, 80))) {
      List<LedgerEntry> entries = new ArrayList<>(List.of(entry));
      if (entry instanceof Published) {
        entries.add(new Expired(Expired.What.QUARANTINE, "2026-01-01"));
        entries.add(LedgerSamples.compacted(MARCH_1, "set"));
        entries.add(LedgerSamples.seen("2026-01-02", "web-01", SourceSeen.State.FOUND));
        entries.add(LedgerSamples.seen(MARCH_1, "web-01", SourceSeen.State.FAILED));
        entries.add(LedgerSamples.erased(LedgerSamples.ingested("b1", "one", 0, 50)));
      }
      state = ledger.commit(state, "run", NOON, entries);
    }
    return state;
  }

  private LedgerState replayed() throws IOException {
    LedgerFiles files = new LedgerFiles(storage, WAREHOUSE);
    Replay replay = new Replay(files, LedgerState.empty(files));
    for (long version = 1; files.read(version).isPresent(); version++) {
      replay.add(files.require(version));
    }
    return replay.state();
  }

  private List<String> findings() throws IOException {
    return LedgerCheck.findings(storage, WAREHOUSE).stream()
        .filter(finding -> finding.contains("/ledger/"))
        .toList();
  }

  private List<Long> checkpoints() throws IOException {
    return new LedgerFiles(storage, WAREHOUSE).listedCheckpoints();
  }

  private static Path file(long version) {
    return new Path(WAREHOUSE, "ledger/c0000000" + version);
  }

  private Ledger ledger(CheckpointRule rule) {
    return Ledger.open(storage, WAREHOUSE, rule);
  }
}
