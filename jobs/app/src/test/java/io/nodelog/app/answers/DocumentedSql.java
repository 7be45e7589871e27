package io.nodelog.app.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of docs/platforms/sql.md, by engine and name, as their first line says them. */
final class DocumentedSql {
  private static final Path PAGE = Path.of("../../docs/platforms/sql.md");
  private static final Pattern QUERY =
      Pattern.compile("```sql\\n-- (\\w+): ([^\\n]+)\\n(.*?)\\n```", Pattern.DOTALL);

  private DocumentedSql() {}

  /** The queries for an engine, in their order. */
  static Map<String, String> of(String engine) throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    for (Matcher query = QUERY.matcher(Files.readString(PAGE)); query.find(); ) {
      if (query.group(1).equals(engine)) {
        queries.put(query.group(2), query.group(3));
      }
    }
    return queries;
  }
}
