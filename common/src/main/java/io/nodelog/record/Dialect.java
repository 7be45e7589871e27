package io.nodelog.record;

import java.util.Collection;

/**
 * What the lines of a format have in common: whose they are and which fields they can have. So a
 * field that a line lacks can be told from one that its format never had.
 *
 * @param server whose lines they are
 * @param fields a bit for each {@link AccessField} that the format has
 */
public record Dialect(LogServer server, int fields) {
  /** Says nothing. */
  public static final Dialect UNKNOWN = new Dialect(LogServer.OTHER, 0);

  /** Returns the dialect of a format. */
  public static Dialect of(LogServer server, Collection<AccessField> fields) {
    int bits = 0;
    for (AccessField field : fields) {
      bits |= 1 << field.ordinal();
    }
    return new Dialect(server, bits);
  }

  /** Returns whether lines of the format can have the field. */
  public boolean has(AccessField field) {
    return (fields >>> field.ordinal() & 1) != 0;
  }
}
