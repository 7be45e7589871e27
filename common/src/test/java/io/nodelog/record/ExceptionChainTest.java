package io.nodelog.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionChainTest {
  private final ExceptionChain chain = new ExceptionChain();

  private List<String> chainOf(String trace) {
    byte[] bytes = ("head " + trace + " tail").getBytes(UTF_8);
    chain.read(bytes, 5, bytes.length - 5);
    return chain.names();
  }

  @Test
  void readsTheThrownExceptionAndItsCauses() {
    assertThat(
            chainOf(
                """
                java.lang.RuntimeException: job: failed
                \tat a.b.Main.run(Main.java:7)
                Caused by: org.example.Outer$Inner: Caused by: not.This
                \tat a.b.Disk.read(Disk.java:70)
                \t... 12 more
                Caused by: java.nio.file.NoSuchFileException
                \t... 14 more"""))
        .containsExactly(
            "java.lang.RuntimeException",
            "org.example.Outer$Inner",
            "java.nio.file.NoSuchFileException");
  }

  @Test
  void leavesOutWhatWasSuppressedWithItsCauses() {
    assertThat(
            chainOf(
                """
                java.io.IOException: closing
                \tat a.B.c(B.java:1)
                \tSuppressed: java.lang.IllegalStateException: twice
                \t\tat a.B.d(B.java:2)
                \tCaused by: java.lang.Error: of the suppressed one
                \t\t... 1 more
                Caused by: java.net.SocketException: Broken pipe
                \t... 3 more"""))
        .containsExactly("java.io.IOException", "java.net.SocketException");
  }

  @Test
  void readsATraceThatStandsFurtherIn() {
    assertThat(chainOf("  a.B: x\n     at a.B.c\n  Caused by: c.D: y\n"))
        .containsExactly("a.B", "c.D");
  }

  @Test
  void readsLinesThatEndWithCarriageReturns() {
    assertThat(chainOf("a.B\r\n\tat x\r\nCaused by: c.D\r\n")).containsExactly("a.B", "c.D");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.io.IOException",
        "java.io.IOException: ",
        "java.io.IOException: why",
        "java.io.IOException(java.lang.Error): why",
        "java.io.IOException; why",
        "Exception in thread \"main\" java.io.IOException: why",
        "Exception in thread \"a.b: 7\" java.io.IOException"
      })
  void findsTheClassInEveryFormOfTheFirstLine(String line) {
    assertThat(chainOf(line)).containsExactly("java.io.IOException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        ": why",
        "7.up: why",
        "something went wrong",
        "a.b.: x",
        "[CIRCULAR a.B]"
      })
  void findsNoClassWhereNoneIsNamed(String line) {
    assertThat(chainOf(line)).isEmpty();
    assertThat(chainOf("a.B: x\nCaused by: " + line)).containsExactly("a.B");
  }

  @Test
  void readsPythonsLastLine() {
    assertThat(
            chainOf(
                """
                Traceback (most recent call last):
                  File "job.py", line 3, in <module>
                    main()
                ValueError: no number: 'x'
                """))
        .containsExactly("ValueError");
  }

  @Test
  void putsPythonsFirstCauseLast() {
    assertThat(
            chainOf(
                """
                Traceback (most recent call last):
                  File "job.py", line 3, in read
                KeyError: 'x'

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "job.py", line 5, in <module>
                pipeline.errors.JobError: cannot read
                """))
        .containsExactly("pipeline.errors.JobError", "KeyError");
  }

  @Test
  void keepsTheFirstClassesOfAVeryLongChain() {
    String trace = "a.B0\n" + "Caused by: a.B\n".repeat(100);
    assertThat(chainOf(trace)).hasSize(ExceptionChain.LONGEST).startsWith("a.B0", "a.B");
  }

  @Test
  void takesTheClassThatTheMessageNamesLastForATraceWithoutFirstLine() {
    byte[] bytes =
        "no a.FirstException. b.c.SecondException: x.y 1.5 not.One\n\tat q\nCaused by: d.E: z"
            .getBytes(UTF_8);
    int trace = new String(bytes, UTF_8).indexOf('\n') + 1;
    ServiceRecord event = new ServiceRecord();
    event.clear(bytes);
    event.set(ServiceField.MESSAGE, 0, trace - 1);
    event.set(ServiceField.STACK_TRACE, trace, bytes.length);
    chain.read(event);
    assertThat(chain.names()).containsExactly("b.c.SecondException", "d.E");
  }

  @Test
  void isEmptyForAnEventWithoutTrace() {
    ServiceRecord event = new ServiceRecord();
    byte[] bytes = "a.B: x".getBytes(UTF_8);
    event.clear(bytes);
    event.set(ServiceField.STACK_TRACE, 0, bytes.length);
    chain.read(event);
    assertThat(chain.names()).containsExactly("a.B");

    event.unset(ServiceField.STACK_TRACE);
    chain.read(event);
    assertThat(chain.count()).isZero();
  }
}
