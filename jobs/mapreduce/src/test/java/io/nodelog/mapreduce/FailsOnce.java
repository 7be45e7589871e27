package io.nodelog.mapreduce;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * An HDFS that refuses to open a file of raw logs the first time that any process asks. A marker in
 * the file's directory tells that it has done so.
 */
public final class FailsOnce extends DelegateToFileSystem {
  static final String MARKER = "_refused";

  /** Made by Hadoop, which is told the name of the class. */
  public FailsOnce(URI uri, Configuration settings) throws IOException, URISyntaxException {
    super(uri, new DistributedFileSystem(), settings, "hdfs", false);
  }

  @Override
  public int getUriDefaultPort() {
    return 8020;
  }

  @Override
  public FSDataInputStream open(Path file, int bufferBytes) throws IOException {
    if (file.toString().contains("/raw/") && isFirst(file)) {
      throw new IOException("Cannot open " + file + ": refused once");
    }
    return super.open(file, bufferBytes);
  }

  private boolean isFirst(Path file) throws IOException {
    try {
      fsImpl.create(new Path(file.getParent(), MARKER), false).close();
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
