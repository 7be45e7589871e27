package io.nodelog.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.config.EngineName;
import io.nodelog.config.InvalidConfig;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
  @Test
  void refusesAnEngineThatIsNotThere() {
    ClassLoader nothing = new ClassLoader(null) {};

    assertThatThrownBy(() -> Platform.requireEngine(EngineName.SPARK, nothing))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith("Cannot use the engine spark: Spark is not on the class path");
    assertThatThrownBy(() -> Platform.requireEngine(EngineName.MAPREDUCE, nothing))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith("Cannot use the engine mapreduce");
    for (EngineName engine : EngineName.values()) {
      assertThatCode(() -> Platform.requireEngine(engine, getClass().getClassLoader()))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.8", "3.4.4", "3.4.1-vendor.7"})
  void refusesAnOldSparkWithOneSentence(String version) {
    assertThatThrownBy(() -> Platform.requireEngine(EngineName.SPARK, withSpark(version)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage(
            "Cannot use the engine spark: Spark "
                + version
                + " is too old (must be 3.5 or later; or take --engine mapreduce)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.0", "3.5.9-vendor", "4.0.4", "4.2.0", "10.0.0", "of our own"})
  void takesALaterSparkOrAnUnknownOne(String version) {
    assertThatCode(() -> Platform.requireEngine(EngineName.SPARK, withSpark(version)))
        .doesNotThrowAnyException();
  }

  @Test
  void saysWhichClassIsMissing() {
    assertThat(Platform.complaint(new NoClassDefFoundError("org/apache/hadoop/fs/Path")))
        .contains("the class org.apache.hadoop.fs.Path is missing", "spark-submit", "hadoop jar");
    assertThat(Platform.complaint(new NoSuchMethodError("x.y()"))).contains("x.y()");
  }

  private ClassLoader withSpark(String version) {
    return new ClassLoader(getClass().getClassLoader()) {
      @Override
      public InputStream getResourceAsStream(String name) {
        return name.equals("spark-version-info.properties")
            ? new ByteArrayInputStream(("version=" + version + "\n").getBytes(UTF_8))
            : super.getResourceAsStream(name);
      }
    };
  }
}
