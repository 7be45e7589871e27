package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteMemoTest {
  private static final long HOUR = 1_767_571_200_000_000L;

  private static int find(RouteMemo memo, String path, long hour, int host) {
    byte[] bytes = Line.latin("x" + path + "?y");
    return memo.find(bytes, 1, 1 + path.length(), hour, host);
  }

  private static void put(RouteMemo memo, String path, long hour, int host, int row) {
    byte[] bytes = Line.latin("GET " + path);
    assertThat(memo.find(bytes, 4, bytes.length, hour, host)).isEqualTo(RouteMemo.NOT_FOUND);
    memo.put(bytes, 4, bytes.length, row);
  }

  @Test
  void tellsPathsHoursAndHostsApart() {
    RouteMemo memo = new RouteMemo(1 << 20);
    put(memo, "/a/long/path/of/many/bytes", HOUR, 0, 7);
    put(memo, "", HOUR, 0, 8);

    assertThat(find(memo, "/a/long/path/of/many/bytes", HOUR, 0)).isEqualTo(7);
    assertThat(find(memo, "", HOUR, 0)).isEqualTo(8);
    assertThat(find(memo, "/a/long/path/of/many/bytez", HOUR, 0)).isEqualTo(RouteMemo.NOT_FOUND);
    assertThat(find(memo, "/a/long/path/of/many/byte", HOUR, 0)).isEqualTo(RouteMemo.NOT_FOUND);
    assertThat(find(memo, "/a/long/path/of/many/bytes", HOUR + 1, 0))
        .isEqualTo(RouteMemo.NOT_FOUND);
    assertThat(find(memo, "/a/long/path/of/many/bytes", HOUR, 1)).isEqualTo(RouteMemo.NOT_FOUND);
  }

  @Test
  void forgetsRatherThanGrowAndNeverTellsAWrongRow() {
    RouteMemo memo = new RouteMemo(96 * 1024);
    Map<String, Integer> rows = new HashMap<>();
    Random random = new Random(1);
    int known = 0;
    for (int i = 0; i < 20_000; i++) {
      String path = "/" + random.nextInt(10_000) + "/page";
      int found = find(memo, path, HOUR, 3);
      if (found == RouteMemo.NOT_FOUND) {
        put(memo, path, HOUR, 3, rows.computeIfAbsent(path, absent -> rows.size()));
      } else {
        known++;
        assertThat(found).describedAs(path).isEqualTo(rows.get(path));
      }
    }
    assertThat(known).isBetween(100, 15_000);
  }

  @Test
  void doesNotKeepPathsThatAreTooLong() {
    RouteMemo memo = new RouteMemo(1 << 20);
    String longest = "/".repeat(RouteMemo.LONGEST_PATH);
    put(memo, longest, HOUR, 0, 1);
    put(memo, longest + "/", HOUR, 0, 2);

    assertThat(find(memo, longest, HOUR, 0)).isEqualTo(1);
    assertThat(find(memo, longest + "/", HOUR, 0)).isEqualTo(RouteMemo.NOT_FOUND);
  }
}
