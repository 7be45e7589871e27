package io.nodelog.spark;

import io.nodelog.hdfs.scan.UnitAttempt;
import io.nodelog.hdfs.scan.UnitWork;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.SerializableConfiguration;

/** Does the units of a partition. */
final class DoUnits implements FlatMapFunction<Iterator<byte[]>, byte[]> {
  private static final long serialVersionUID = 1L;

  private final UnitWork work;
  private final URI warehouse;
  private final SerializableConfiguration configuration;

  DoUnits(UnitWork work, URI warehouse, SerializableConfiguration configuration) {
    this.work = work;
    this.warehouse = warehouse;
    this.configuration = configuration;
  }

  @Override
  public Iterator<byte[]> call(Iterator<byte[]> units) throws IOException {
    TaskContext task = TaskContext.get();
    UnitAttempt attempt =
        new UnitAttempt(
            configuration.value(),
            warehouse,
            "task-" + task.taskAttemptId(),
            bytes -> task.killTaskIfInterrupted());
    List<byte[]> done = new ArrayList<>();
    while (units.hasNext()) {
      done.add(work.on(units.next(), attempt));
    }
    return done.iterator();
  }
}
