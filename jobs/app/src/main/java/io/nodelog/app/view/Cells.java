package io.nodelog.app.view;

import io.nodelog.bytes.SafeText;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of rows as text. */
final class Cells {
  private Cells() {}

  /** A text column's value, which is bytes when it comes from a file. */
  static String text(Object value) {
    return value instanceof byte[] bytes ? SafeText.decode(bytes) : value.toString();
  }

  /**
   * Any value as text: empty if it is missing, bytes in Base64, a histogram as {@code
   * bucket:count}.
   */
  static String shown(@Nullable Object value, boolean isText) {
    if (value == null) {
      return "";
    } else if (isText) {
      return text(value);
    } else if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    } else if (value instanceof Map<?, ?> histogram) {
      StringBuilder text = new StringBuilder();
      histogram.forEach(
          (bucket, count) ->
              text.append(text.isEmpty() ? "" : " ").append(bucket).append(':').append(count));
      return text.toString();
    }
    return value.toString();
  }
}
