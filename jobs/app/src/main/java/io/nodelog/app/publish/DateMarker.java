package io.nodelog.app.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.app.run.Run;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;

/**
 * The file that says that the plain copies of a date are complete and of one version: {@code
 * reports/_dates/date=YYYY-MM-DD/_SUCCESS}. Schedulers wait for such a file in a directory of a
 * date. It is taken away before the first copy is replaced, and is written again behind the last.
 */
final class DateMarker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Run run;
  private final String date;

  DateMarker(Run run, String date) {
    this.run = run;
    this.date = date;
  }

  /** Its name, relative to the warehouse. */
  static String path(String date) {
    return "reports/_dates/date=" + date + "/_SUCCESS";
  }

  /**
   * What it says.
   *
   * @param version of the ledger that the copies were last changed for
   */
  private record Text(String date, long version) {}

  boolean isThere() throws IOException {
    return run.storage().status(run.path(path(date))).isPresent();
  }

  void remove() throws IOException {
    run.storage().delete(run.path(path(date)));
  }

  void write(long version) throws IOException {
    Path temporary = run.path(run.temporary("date-" + date));
    try (OutputStream out = run.storage().create(temporary)) {
      out.write(JSON.writeValueAsBytes(new Text(date, version)));
    }
    run.storage().replace(temporary, run.path(path(date)));
  }
}
