package io.nodelog.format.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTracesTest {
  /** The bar stands where the stack trace must start. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "failed\n|java.io.IOException: gone\n\tat a.B.c(B.java:7)",
        "failed\n|java.io.IOException\n\tat a.B.c(B.java:7)",
        "failed\r\n|java.io.IOException\r\n\tat a.B.c(B.java:7)",
        "failed\n|java.io.IOException: gone",
        "failed\n|a.B$DiskError: gone",
        "failed\n|org.apache.hadoop.ipc.RemoteException(java.io.IOException): gone",
        "failed\n|Caused by: x",
        "failed\n|\tat a.B.c(B.java:7)",
        "failed\n|    at a.B.c(B.java:7)",
        "failed\n|\tat java.base/java.lang.Thread.run(Thread.java:833)",
        "failed\n|a.Odd: not named as exceptions are\n\tat a.B.c(B.java:7)",
        "failed: |a.BException: x\n\tat a.B.c(B.java:7)",
        "|a.BException: x\n\tat a.B.c(B.java:7)",
        "|a.Odd\n\tat a.B.c(B.java:7)",
        "failed\nsecond line\n\n|a.BException: x",
        "failed\n|Traceback (most recent call last):\n  File",
        "failed\n|Exception in thread \"main\" java.lang.Error: x",
      })
  void startsAtTheFirstException(String marked) {
    assertThat(find(marked.replace("|", ""))).isEqualTo(marked.indexOf('|'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.BException: x",
        "failed\n",
        "failed\nException",
        "failed\na.b.c: 7",
        "failed\n.Exception: x",
        "failed\n1.Exception: x",
        "failed\na.BException at some place",
        "failed\nat the end (of it)",
        "failed\n\tat the end (of it)",
        "failed\n\tat (x)",
        "failed\n\tat a.B.c",
        "failed\n\tbroker.id = 1",
        "failed\n Caused by: x",
      })
  void isNotWhateverFollows(String event) {
    assertThat(find(event)).isEqualTo(StackTraces.NONE);
  }

  @Test
  void takesTimeLinearInTheLength() {
    byte[] names =
        "a.".repeat(1 << 20).concat("\n\tat a.B.c(B.java:7)").getBytes(StandardCharsets.US_ASCII);
    byte[] lines = "a.b:\n".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
    long start = System.nanoTime();

    assertThat(StackTraces.find(names, 0, 1 << 21, names.length)).isEqualTo((1 << 21) + 1);
    assertThat(StackTraces.find(lines, 0, 4, lines.length)).isEqualTo(StackTraces.NONE);
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  private static int find(String event) {
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    int lineEnd = event.indexOf('\n');
    return StackTraces.find(bytes, 0, lineEnd < 0 ? bytes.length : lineEnd, bytes.length);
  }
}
