package io.nodelog.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.doctor.Finding.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final long MIB = 1 << 20;

  @Test
  void judgesVersions() {
    assertThat(PlatformChecks.java(17).level()).isEqualTo(Level.OK);
    assertThat(PlatformChecks.java(25).level()).isEqualTo(Level.WARN);
    assertThat(PlatformChecks.java(11).level()).isEqualTo(Level.FAIL);
    assertThat(PlatformChecks.hadoop("3.5.0").level()).isEqualTo(Level.OK);
    assertThat(PlatformChecks.hadoop("3.3.4").level()).isEqualTo(Level.WARN);
    assertThat(PlatformChecks.hadoop("(not found)").level()).isEqualTo(Level.FAIL);
    assertThat(PlatformChecks.spark("4.2.0", true).level()).isEqualTo(Level.OK);
    assertThat(PlatformChecks.spark("3.5.9", true).level()).isEqualTo(Level.WARN);
    assertThat(PlatformChecks.spark("3.1.2", true).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void missesSparkOnlyWhereItIsTheEngine() {
    assertThat(PlatformChecks.spark("(not found)", true).level()).isEqualTo(Level.FAIL);
    assertThat(PlatformChecks.spark("(not found)", false).level()).isEqualTo(Level.WARN);
    assertThat(PlatformChecks.spark("(not found)", true).advice()).contains("SPARK_HOME");
  }

  @Test
  void judgesTheHeap() {
    assertThat(PlatformChecks.heap(2048 * MIB).level()).isEqualTo(Level.OK);
    assertThat(PlatformChecks.heap(1024 * MIB).level()).isEqualTo(Level.WARN);
    assertThat(PlatformChecks.heap(128 * MIB).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void judgesClocksByHowFarTheyAreApart() {
    assertThat(WarehouseChecks.clock(Duration.ofMillis(-900)).level()).isEqualTo(Level.OK);
    assertThat(WarehouseChecks.clock(Duration.ofSeconds(-20)).level()).isEqualTo(Level.WARN);
    assertThat(WarehouseChecks.clock(Duration.ofSeconds(20)).says()).contains("20.0 s apart");
    assertThat(WarehouseChecks.clock(Duration.ofMinutes(5)).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void judgesSpace() {
    assertThat(WarehouseChecks.space(5_000 * MIB).level()).isEqualTo(Level.OK);
    assertThat(WarehouseChecks.space(500 * MIB).level()).isEqualTo(Level.WARN);
    assertThat(WarehouseChecks.space(-1).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void namesTheRulesOfZones() {
    assertThat(PlatformChecks.zones("Europe/Berlin").says())
        .containsPattern("Europe/Berlin; zone rules 20\\d\\d[a-z]");
  }
}
