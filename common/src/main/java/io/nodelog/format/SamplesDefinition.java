package io.nodelog.format;

import com.typesafe.config.ConfigUtil;
import io.nodelog.format.metric.JsonSampleFormat;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.parser.TimeForms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the mapping of a format of samples in JSON: for each metric the keys that it may have. */
final class SamplesDefinition {
  private static final String MAPPING = "mapping";
  private static final String KEY = "key";
  private static final String FORMAT = "format";
  private static final String TIME = "time";

  private SamplesDefinition() {}

  static RecordFormat compile(Options options) {
    Options mapping = options.group(MAPPING);
    Map<String, List<String>> keys = new LinkedHashMap<>();
    List<String> forms = List.of("iso");
    for (String name : mapping.keys()) {
      String key = ConfigUtil.quoteString(name);
      if (name.equals(TIME) && mapping.isGroup(key)) {
        Options time = mapping.group(key);
        time.allowOnly(KEY, FORMAT);
        forms = time.has(FORMAT) ? time.texts(FORMAT) : forms;
        forms.forEach(form -> time.make(FORMAT, () -> TimeForms.needsZone(form)));
        keys.put(name, time.texts(KEY));
      } else {
        keys.put(name, mapping.texts(key));
      }
    }
    List<String> timeForms = forms;
    return options.make(MAPPING, () -> new JsonSampleFormat(keys, timeForms));
  }
}
