package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.scan.UnitAttempt;
import io.nodelog.hdfs.scan.UnitWork;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.fs.Path;

/**
 * Takes what is new of one source, in a task. What it stores is named by its content and counts
 * only once the driver commits it, so that attempts which fail, or come second, do no harm.
 */
final class TakeUnit implements UnitWork {
  private static final long serialVersionUID = 1L;

  private final String settings;
  private final String runId;
  private final Instant started;

  /** The work of a run, with its settings, in which secrets are the names of files. */
  TakeUnit(Run run) {
    this.settings = run.config().render();
    this.runId = run.id();
    this.started = run.started();
  }

  @Override
  public byte[] on(byte[] unit, UnitAttempt attempt) throws IOException {
    Run run = run(attempt);
    try {
      return UnitCodec.encode(SourceIngest.take(run, UnitCodec.unit(unit), attempt.progress()));
    } finally {
      run.removeTemporaries();
    }
  }

  private Run run(UnitAttempt attempt) throws IOException {
    Run run =
        new Run(
            NodelogConfig.parse(settings),
            attempt.hadoop(),
            Storages.of(attempt.warehouse(), attempt.hadoop()),
            new Path(attempt.warehouse()),
            runId,
            started);
    return run.attempt(attempt.name());
  }
}
