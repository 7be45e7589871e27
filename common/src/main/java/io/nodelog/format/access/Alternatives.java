package io.nodelog.format.access;

import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.LogServer;
import io.nodelog.record.Outcome;
import java.util.List;

/**
 * Several forms of a line that go by one name. The form of the last line is tried first, because a
 * file mostly has one. The forms of a preset must exclude each other, so that what became of the
 * lines before decides about the time it takes and nothing else; hence the first quote closes.
 */
final class Alternatives implements LineParser {
  private final FieldScanner[] forms;
  private int last;

  Alternatives(List<CompiledFormat> formats, LogServer server, ParserSettings settings) {
    forms =
        formats.stream()
            .map(form -> new FieldScanner(form, server, settings, true))
            .toArray(FieldScanner[]::new);
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    Outcome outcome = forms[last].parse(bytes, from, to, record);
    boolean done = outcome == Outcome.RECORD || outcome == Outcome.EXCLUDED;
    return done ? outcome : tryOthers(outcome, bytes, from, to, record);
  }

  @Override
  public int parseAhead(byte[] bytes, int from, int to, AccessRecord record) {
    return forms[last].parseAhead(bytes, from, to, record);
  }

  /** A record is better than a partial; of rejects the form counts that understood most fields. */
  private Outcome tryOthers(Outcome ofLast, byte[] bytes, int from, int to, AccessRecord record) {
    int best = last;
    int bestReached = reached(last, ofLast);
    for (int i = 0; i < forms.length; i++) {
      if (i == last) {
        continue;
      }
      Outcome outcome = forms[i].parse(bytes, from, to, record);
      if (outcome == Outcome.RECORD) {
        last = i;
        return outcome;
      }
      int reached = reached(i, outcome);
      if (reached > bestReached || (reached == bestReached && i < best)) {
        best = i;
        bestReached = reached;
      }
    }
    return forms[best].parse(bytes, from, to, record);
  }

  private int reached(int form, Outcome outcome) {
    return outcome == Outcome.PARTIAL ? Integer.MAX_VALUE : forms[form].reached();
  }
}
