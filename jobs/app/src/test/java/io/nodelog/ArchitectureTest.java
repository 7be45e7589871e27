package io.nodelog;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.nodelog.app.cli.Main;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the picture of the rooms true: who may know whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.nodelog");

  private static final String[] COMMON = {
    "io.nodelog.bytes..",
    "io.nodelog.format..",
    "io.nodelog.record..",
    "io.nodelog.summary..",
    "io.nodelog.report..",
    "io.nodelog.config..",
    "io.nodelog.hdfs.."
  };

  private static final String[] JOBS = {
    "io.nodelog.mapreduce..", "io.nodelog.spark..", "io.nodelog.app.."
  };

  @Test
  void looksAtEveryRoom() {
    assertThat(CLASSES.contain(Main.class)).isTrue();
    assertThat(CLASSES).hasSizeGreaterThan(50);
  }

  @Test
  void bytesKnowOnlyJava() {
    roomKnowsOnly("bytes", "java..");
  }

  @Test
  void recordsKnowOnlyBytes() {
    roomKnowsOnly("record", "java..", room("bytes"));
  }

  @Test
  void formatsKnowRecordsAndBytes() {
    roomKnowsOnly(
        "format",
        "java..",
        room("record"),
        room("bytes"),
        "com.typesafe.config..",
        "com.google.re2j..");
  }

  @Test
  void summariesKnowRecordsAndBytes() {
    roomKnowsOnly(
        "summary",
        "java..",
        room("record"),
        room("bytes"),
        "org.apache.datasketches..",
        "com.google.re2j..");
  }

  @Test
  void reportsKnowSummaries() {
    roomKnowsOnly(
        "report",
        "java..",
        room("summary"),
        room("record"),
        room("bytes"),
        "org.apache.datasketches..");
  }

  @Test
  void configurationKnowsOnlyItsLibraryAndWhatItDescribes() {
    roomKnowsOnly("config", "java..", room("summary"), room("bytes"), "com.typesafe.config..");
  }

  private static void roomKnowsOnly(String room, String... known) {
    List<String> allowed = new ArrayList<>(List.of(known));
    allowed.add(room(room));
    allowed.add("org.jspecify..");
    check(
        classes()
            .that()
            .resideInAPackage(room(room))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed.toArray(String[]::new)));
  }

  @Test
  void commonKnowsNoJobAndNoSpark() {
    check(noneOf(COMMON).should().dependOnClassesThat(resideInAnyPackage(JOBS)));
    check(
        noneOf(COMMON)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala.."));
  }

  @Test
  void commonLogsNothing() {
    check(
        noneOf(COMMON)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.logging.."));
  }

  /** A name in a log is anybody's text: looking it up would tell its author who reads it. */
  @Test
  void commonAsksNoNameServer() {
    check(noneOf(COMMON).should().dependOnClassesThat().haveNameMatching("java[.]net[.]Inet.*"));
    check(
        noneOf("io.nodelog.bytes..", "io.nodelog.record..", "io.nodelog.format..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "javax.naming.."));
  }

  @Test
  void enginesDoNotKnowEachOther() {
    check(
        noneOf("io.nodelog.mapreduce..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.nodelog.spark..", "io.nodelog.app..", "org.apache.spark.."));
    check(
        noneOf("io.nodelog.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.nodelog.mapreduce..", "io.nodelog.app.."));
  }

  @Test
  void nobodyKnowsTheCommand() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.nodelog.app.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.nodelog.app.cli.."));
  }

  @Test
  void onlyCommandLinesAreReadByPicocli() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.nodelog.app.cli..", "io.nodelog.app.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli.."));
  }

  @Test
  void onlyMainEndsTheProcess() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(Main.class)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void onlyTheCommandAndViewsPrint() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.nodelog.app.cli..", "io.nodelog.app.view..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void nobodyPrintsStackTraces() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.nodelog.(*)..", "io.nodelog.hdfs.(*)..", "io.nodelog.app.(*).."})
  void roomsKnowEachOtherInOneDirection(String rooms) {
    check(slices().matching(rooms).should().beFreeOfCycles());
  }

  private static GivenClassesConjunction noneOf(String... packages) {
    return noClasses().that().resideInAnyPackage(packages);
  }

  /** A room that is empty yet breaks no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static String room(String name) {
    return "io.nodelog." + name + "..";
  }
}
