package io.nodelog.summary;

/** The classes of HTTP statuses: 0 for none, and 1 to 5 for 1xx to 5xx. */
final class StatusClass {
  static final int COUNT = 6;

  private StatusClass() {}

  /** The class of a status; what is not 100 to 599 is none. */
  static int of(int status) {
    int statusClass = status / 100;
    return statusClass < 0 || statusClass >= COUNT ? 0 : statusClass;
  }
}
