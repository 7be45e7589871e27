package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ParallelTest {
  @Test
  void keepsTheOrderOfTheThings() throws Exception {
    assertThat(Parallel.map(3, List.of(1, 2, 3, 4, 5), n -> n * n))
        .containsExactly(1, 4, 9, 16, 25);
  }

  @Test
  void waitsForTheOthersWhenOneFails() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () -> Parallel.map(2, List.of("fails", "goes on"), thing -> work(thing, begun, ended)))
        .isInstanceOf(IOException.class)
        .hasMessage("it fails");

    assertThat(ended).isTrue();
  }

  private static String work(String thing, CountDownLatch begun, AtomicBoolean ended)
      throws IOException {
    if (thing.equals("fails")) {
      awaitUninterrupted(begun);
      throw new IOException("it fails");
    }
    begun.countDown();
    long end = System.nanoTime() + 200_000_000L;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    ended.set(true);
    return thing;
  }

  private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
