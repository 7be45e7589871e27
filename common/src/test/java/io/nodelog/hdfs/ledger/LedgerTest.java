package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest extends LedgerContract {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final Path HINT = new Path(WAREHOUSE, "ledger/hint");

  private final MemoryStorage storage = new MemoryStorage();

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  Path warehouse() {
    return WAREHOUSE;
  }

  @Test
  void readsOnlyWhatIsNewWhenRefreshed() throws Exception {
    LedgerState one = ledger().commit(ledger().load(), "run", NOON, entry("b1"));
    ledger().commit(one, "run", NOON, entry("b2"));
    storage.put(version(1), new byte[0]);

    assertThat(ledger().refresh(one).waiting()).hasSize(2);
    assertThatThrownBy(() -> ledger().load()).isInstanceOf(DamagedLedger.class);
  }

  @Test
  void showsEveryVersionInOrder() throws Exception {
    commitThree();
    StringBuilder seen = new StringBuilder();

    ledger().forEachVersion(version -> seen.append(version.version()).append(version.runId()));

    assertThat(seen).hasToString("1run2run3run");
  }

  @Test
  void findsTheNewestWithoutAHint() throws Exception {
    commitThree();
    storage.delete(HINT);

    assertThat(ledger().load().version()).isEqualTo(3);
  }

  @Test
  void findsTheNewestWhileAnotherRunReplacesTheHint() throws Exception {
    LedgerState empty = ledger().load();
    commitThree();
    storage.refuseToOpen(HINT);

    assertThat(ledger().load().version()).isEqualTo(3);
    assertThat(ledger().refresh(empty).version()).isEqualTo(3);
  }

  @Test
  void findsTheNewestWithAHintCutAnywhereOrFilledWithZeros() throws Exception {
    commitThree();
    byte[] hint = storage.get(HINT);
    for (int length = 0; length <= hint.length; length++) {
      storage.put(HINT, Arrays.copyOf(hint, length));
      assertThat(ledger().load().version()).describedAs("cut at %s", length).isEqualTo(3);
      byte[] zeros = hint.clone();
      Arrays.fill(zeros, length, zeros.length, (byte) 0);
      storage.put(HINT, zeros);
      assertThat(ledger().load().version()).describedAs("zero from %s", length).isEqualTo(3);
    }
  }

  @Test
  void findsTheNewestWithAnyBitOfTheHintFlipped() throws Exception {
    commitThree();
    byte[] hint = storage.get(HINT);
    for (int bit = 0; bit < hint.length * 8; bit++) {
      byte[] flipped = hint.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      storage.put(HINT, flipped);
      assertThat(ledger().load().version()).describedAs("bit %s", bit).isEqualTo(3);
    }
  }

  @Test
  void goesOnFromAnOldHint() throws Exception {
    LedgerState one = ledger().commit(ledger().load(), "run", NOON, entry("b1"));
    byte[] old = storage.get(HINT);
    ledger().commit(one, "run", NOON, entry("b2"));
    storage.put(HINT, old);

    assertThat(ledger().load().version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void refusesToGoOnWithoutAVersion(int missing) throws Exception {
    commitThree();
    storage.delete(version(missing));

    assertThatThrownBy(() -> ledger().load())
        .isInstanceOf(DamagedLedger.class)
        .hasMessageContaining(
            "v0000000" + missing + " is missing although version 3 exists; restore the file");
  }

  @Test
  void refusesAVersionUnderAnotherName() throws Exception {
    commitThree();
    storage.put(version(3), storage.get(version(2)));

    assertThatThrownBy(() -> ledger().load())
        .isInstanceOf(DamagedLedger.class)
        .hasMessageContaining("v00000003 holds version 2");
  }

  @Test
  void refusesAVersionThatFollowsAnother() throws Exception {
    commitThree();
    byte[] other = VersionFile.encode(2, "run", NOON, LedgerSamples.sha256("other"), entry("b9"));
    storage.put(version(2), other);

    assertThatThrownBy(() -> ledger().load())
        .isInstanceOf(DamagedLedger.class)
        .hasMessageContaining("v00000002 contradicts the versions before");
  }

  @Test
  void knowsItsOwnCommitAlthoughItThrew() throws Exception {
    FaultyStorage faulty = new FaultyStorage(storage, 3, Fault.TOOK_EFFECT_BUT_THREW);
    Ledger ledger = Ledger.open(faulty, WAREHOUSE);

    LedgerState state = ledger.commit(ledger.load(), "run", NOON, entry("b1"));

    assertThat(faulty.trace().get(2)).isEqualTo("commit " + version(1));
    assertThat(state.version()).isEqualTo(1);
    assertThat(ledger().load().sha256()).isEqualTo(state.sha256());
  }

  @Test
  void knowsThatAnotherWonAlthoughItThrew() throws Exception {
    LedgerState base = ledger().load();
    ledger().commit(base, "winner", NOON, entry("b1"));
    Ledger ledger = Ledger.open(new FaultyStorage(storage, 3, Fault.THROW_ONCE), WAREHOUSE);

    assertThatThrownBy(() -> ledger.commit(base, "loser", NOON, entry("b2")))
        .isInstanceOf(LedgerConflict.class);
  }

  @Test
  void triesAgainWhatHadNoEffect() throws Exception {
    for (int call = 1; call <= 3; call++) {
      FaultyStorage faulty = new FaultyStorage(storage, call, Fault.THROW_ONCE);
      Ledger ledger = Ledger.open(faulty, WAREHOUSE);

      LedgerState state = ledger.commit(ledger.load(), "run", NOON, entry("b" + call));

      assertThat(state.version()).isEqualTo(call);
    }
    assertThat(ledger().load().version()).isEqualTo(3);
  }

  @Test
  void saysSoWhenItCannotTell() throws Exception {
    Ledger ledger = Ledger.open(new FaultyStorage(storage, 3, Fault.THROW_FOREVER), WAREHOUSE);
    LedgerState base = ledger.load();

    assertThatThrownBy(() -> ledger.commit(base, "run", NOON, entry("b1")))
        .isInstanceOf(UnknownCommit.class)
        .hasMessageContaining("Cannot tell whether version 1 of the ledger was committed")
        .hasMessageContaining("Injected at commit");
  }

  @Test
  void refusesNothingAndBadNames() {
    assertThatThrownBy(() -> ledger().commit(ledger().load(), "run", NOON, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    for (String runId : List.of("", "../run", ".run", "a/b", "x".repeat(101))) {
      assertThatThrownBy(() -> ledger().commit(ledger().load(), runId, NOON, entry("b")))
          .hasMessageStartingWith("Invalid run id: " + runId);
    }
    assertThat(storage.files()).isEmpty();
  }

  @Test
  void writesNothingThatContradictsTheLedger() throws Exception {
    LedgerState one = ledger().commit(ledger().load(), "run", NOON, entry("b1"));
    List<String> files = storage.files();

    assertThatThrownBy(() -> ledger().commit(one, "run", NOON, entry("b1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 bytes were taken so far");
    assertThat(storage.files()).isEqualTo(files);
  }

  @Test
  void writesNothingThatItCouldNotRead() {
    Summarized broken =
        new Summarized(
            "set",
            List.of(),
            List.of(),
            List.of(new SummaryFile("node_load", "2026-03-01", null, 1, "", 1)));

    assertThatThrownBy(() -> ledger().commit(ledger().load(), "run", NOON, List.of(broken)))
        .hasMessage("Invalid entries: they could not be read back");
    assertThat(storage.files()).isEmpty();
  }

  @Test
  void letsEverythingWaitAgainWhenSettingsChange() throws Exception {
    Part part = new Part("b1", "web-01", "access");
    LedgerState state = ledger().load();
    for (LedgerEntry entry :
        List.of(
            new SettingsRecorded("f1", "old", false),
            LedgerSamples.ingested("b1", "s", 0, 50),
            LedgerSamples.ingested("b1", "s", 50, 100),
            LedgerSamples.summarized("set", List.of(part), "2026-03-01"),
            LedgerSamples.published("2026-03-01", "set"),
            new SettingsRecorded("f1", "same", false))) {
      state = ledger().commit(state, "run", NOON, List.of(entry));
    }
    assertThat(state.staleDates()).isEmpty();

    LedgerState changed =
        ledger().commit(state, "run", NOON, List.of(new SettingsRecorded("f2", "new", true)));

    for (LedgerState each : List.of(changed, ledger().load())) {
      assertThat(each.waiting()).containsExactly(part);
      assertThat(each.ingested(part)).extracting(Ingested::from).containsExactly(0L, 50L);
      assertThat(each.summaryFiles()).isEmpty();
      assertThat(each.staleDates()).containsExactly("2026-03-01");
      assertThat(each.reportFiles("2026-03-01")).hasSize(1);
      assertThat(each.streams("web-01", "access")).hasSize(1);
    }
  }

  @Test
  void changesSettingsOnlyAlone() throws Exception {
    LedgerState state =
        ledger()
            .commit(ledger().load(), "run", NOON, List.of(new SettingsRecorded("f1", "", false)));
    List<LedgerEntry> both =
        List.of(LedgerSamples.ingested("b1", "s", 0, 50), new SettingsRecorded("f2", "", true));

    assertThatThrownBy(() -> ledger().commit(state, "run", NOON, both))
        .hasMessage("Cannot change settings in version 2: it has other entries too");
  }

  private void commitThree() throws Exception {
    LedgerState state = ledger().load();
    for (String batch : List.of("b1", "b2", "b3")) {
      state = ledger().commit(state, "run", NOON, entry(batch));
    }
    assertThat(new String(storage.get(HINT), UTF_8)).startsWith("3 ");
  }

  private static Path version(int version) {
    return new Path(WAREHOUSE, "ledger/v0000000" + version);
  }
}
