package io.nodelog.app.run;

import io.nodelog.hdfs.ledger.Lease;
import io.nodelog.hdfs.ledger.Leases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Holds the lease of a warehouse while a run works, and renews it in a thread of its own. It only
 * saves work: a run that could not write a lease works without one.
 */
public final class LeaseKeeper implements AutoCloseable {
  private static final long POLL_MILLIS = 200;
  private static final int RENEWALS = 3;

  private final Leases leases;
  private final Duration expires;
  private final Optional<Lease> lease;
  private final ScheduledExecutorService renewing;
  private final Optional<ScheduledFuture<?>> renewal;

  private LeaseKeeper(Leases leases, Duration expires, Optional<Lease> lease) {
    this.leases = leases;
    this.expires = expires;
    this.lease = lease;
    this.renewing = Executors.newSingleThreadScheduledExecutor(LeaseKeeper::daemon);
    long pause = Math.max(1, expires.toMillis() / RENEWALS);
    this.renewal =
        lease.map(
            held ->
                renewing.scheduleWithFixedDelay(
                    () -> renew(held), pause, pause, TimeUnit.MILLISECONDS));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lease");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes the lease; waits for another run that has it as long as the settings say.
   *
   * @param waiting told whom it waits for, once
   * @throws WarehouseBusy if the other run is still at work then
   */
  public static LeaseKeeper take(Run run, Consumer<Lease> waiting)
      throws WarehouseBusy, InterruptedException {
    Duration expires = run.config().lease().expires();
    Leases leases = new Leases(run.storage(), run.warehouse(), expires);
    try {
      return new LeaseKeeper(leases, expires, Optional.of(take(run, leases, waiting)));
    } catch (IOException e) {
      // Whoever cannot write a lease will not be able to commit either, and says why then.
      return new LeaseKeeper(leases, expires, Optional.empty());
    }
  }

  private static Lease take(Run run, Leases leases, Consumer<Lease> waiting)
      throws IOException, WarehouseBusy, InterruptedException {
    ThisProcess process = ThisProcess.find();
    Predicate<Lease> gone = process::sawTheEndOf;
    Duration patience = run.config().lease().patience();
    long deadline = System.nanoTime() + patience.toNanos();
    for (boolean first = true; ; first = false) {
      Optional<Lease> holder = leases.holder(Instant.now(), gone);
      if (holder.isEmpty()) {
        Optional<Lease> taken =
            leases.take(run.id(), process.place(), process.name(), Instant.now());
        if (taken.isPresent()) {
          return taken.get();
        }
      } else if (System.nanoTime() >= deadline) {
        throw new WarehouseBusy(
            holder.get(), "(busy; try again, or wait longer than nodelog.lease.wait)");
      } else if (first) {
        waiting.accept(holder.get());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void renew(Lease held) {
    try {
      leases.renew(held, Instant.now());
    } catch (IOException | RuntimeException e) {
      return; // tried again soon; in between the run counts as alive
    }
  }

  /**
   * Makes sure that no other run has taken this one for dead. Called before each step: what the
   * other does, this one need not do.
   *
   * @throws WarehouseBusy if one has
   */
  public void requireHeld() throws WarehouseBusy {
    if (lease.isPresent() && takenOver(lease.get())) {
      throw new WarehouseBusy(
          lease.get(),
          "but was not heard of for "
              + expires.toSeconds()
              + " s, and another run took over (busy; try again)");
    }
  }

  private boolean takenOver(Lease held) {
    try {
      return !leases.holds(held);
    } catch (IOException e) {
      return false;
    }
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    renewal.ifPresent(task -> task.cancel(false));
    renewing.shutdown();
    try {
      renewing.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (lease.isPresent()) {
      try {
        leases.giveBack(lease.get());
      } catch (IOException e) {
        return; // it expires
      }
    }
  }
}
