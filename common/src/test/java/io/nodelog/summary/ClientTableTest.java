package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientTableTest {
  private final AccessRecord view = new AccessRecord();

  private ClientTable filled(long memoryBytes, int clients) {
    ClientTable table = new ClientTable(new MemoryBudget(memoryBytes));
    boolean hasRoom = true;
    for (int i = 0; hasRoom && i < clients; i++) {
      fill(i);
      if (table.add(view, 20458, 3, 2)) {
        table.countPending();
        hasRoom = table.hasRoom();
      }
    }
    return table;
  }

  private void fill(int number) {
    byte[] name = Line.latin("host-" + number);
    view.clear(name);
    view.set(AccessField.CLIENT, 0, name.length);
    view.setClientName();
    view.setTimeMicros(number);
    view.setStatus(200);
    view.setDurationMicros(number);
  }

  @Test
  void isFlushedRatherThanGrownPastItsMemory() {
    ClientTable table = filled(1 << 20, 1 << 20);

    assertThat(table.size()).isBetween(1000, 10_000);
    assertThat(8L * table.rows().length).isLessThanOrEqualTo(1 << 20);
    assertThat(filled(64 << 20, 100_000).size()).isEqualTo(100_000 / 64 * 64);
  }

  @Test
  void forgetsItsClients() {
    ClientTable table = filled(1 << 20, 640);
    assertThat(table.clientsWithDurations()).isEqualTo(640);
    assertThat(table.names().heldBytes()).isPositive();

    table.clear();

    assertThat(table.size()).isZero();
    assertThat(table.clientsWithDurations()).isZero();
    assertThat(table.names().heldBytes()).isZero();
    assertThat(table.rows()).containsOnly(0);
  }

  @Test
  void keepsTheDateAndTheKindInTheKey() {
    ClientTable table = new ClientTable(new MemoryBudget(0));
    int[] dates = {-100_000_000, -1, 0, 20458, 100_000_000};
    for (int date : dates) {
      view.clear(new byte[0]);
      view.setClientIpv6(1, date);
      table.add(view, date, 0, 0);
    }
    table.countPending();

    assertThat(table.rows()).isNotEmpty();
    int[] found =
        IntStream.range(0, table.rows().length / ClientTable.ROW)
            .filter(slot -> table.rows()[slot * ClientTable.ROW] != 0)
            .map(slot -> ClientTable.epochDay(table.rows()[slot * ClientTable.ROW]))
            .sorted()
            .toArray();
    assertThat(found).isEqualTo(dates);
  }
}
