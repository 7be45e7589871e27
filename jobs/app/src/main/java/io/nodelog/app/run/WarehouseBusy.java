package io.nodelog.app.run;

import io.nodelog.hdfs.ledger.Lease;

/** Another run is at work on the warehouse; the same command may succeed later. */
public final class WarehouseBusy extends Exception {
  private static final long serialVersionUID = 1;

  WarehouseBusy(Lease holder, String rest) {
    super("Cannot work on the warehouse: " + holder + " " + rest);
  }
}
