package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What was asked of the daemons of one node, by the lines of their audit logs. */
final class HadoopOperations {
  private static final int LONGEST_USER = 255;
  private static final int LONGEST_OPERATION = 127;
  private static final int OPERATIONS = 0;
  private static final int FIRST_SEEN = 1;
  private static final int LAST_SEEN = 2;

  /** How audit logs write that it was done, or was not, and the words for it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Result(byte[] end, byte[] encoded) {
    static Result of(String end, String word) {
      return new Result(end.getBytes(StandardCharsets.US_ASCII), encodedText(word));
    }
  }

  private static final List<Result> RESULTS =
      List.of(
          Result.of("=true", "allowed"),
          Result.of("=false", "denied"),
          Result.of("SUCCESS", "success"),
          Result.of("FAILURE", "failure"));
  private static final byte[] UNKNOWN = encodedText("unknown");

  private final byte[] encodedNode;
  private final RowTable table = new RowTable(SummaryTable.HADOOP_OPERATIONS);
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();

  HadoopOperations(byte[] encodedNode) {
    this.encodedNode = encodedNode;
  }

  private static byte[] encodedText(String text) {
    return new KeyWriter().text(text).copy();
  }

  /**
   * Counts an operation.
   *
   * @param encodedService the daemon that was asked
   */
  void add(AccessRecord request, byte[] encodedService, int epochDay, long hourMicros) {
    key.clear().instant(hourMicros).encoded(encodedNode, 0, encodedNode.length);
    key.encoded(encodedService, 0, encodedService.length);
    RequestKey.client(request, key);
    RequestKey.text(request, AccessField.USER, LONGEST_USER, key);
    RequestKey.text(request, AccessField.METHOD, LONGEST_OPERATION, key);
    byte[] result = resultOf(request);
    key.encoded(result, 0, result.length);
    int row = table.row(epochDay, key.range(keyRange));
    table.add(row, OPERATIONS, 1);
    table.merge(row, FIRST_SEEN, request.timeMicros());
    table.merge(row, LAST_SEEN, request.timeMicros());
  }

  private static byte[] resultOf(AccessRecord request) {
    int from = request.from(AccessField.TERMINATION);
    int to = request.to(AccessField.TERMINATION);
    for (Result result : RESULTS) {
      int at = to - result.end.length;
      if (from >= 0
          && at >= from
          && Arrays.equals(request.bytes(), at, to, result.end, 0, result.end.length)) {
        return result.encoded;
      }
    }
    return UNKNOWN;
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return table.heldBytes();
  }

  /** Hands every row on and forgets it. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    table.flush(shardCount, sink);
  }
}
