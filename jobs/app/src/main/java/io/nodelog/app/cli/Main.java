package io.nodelog.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command {@code nodelog}, and the only way out of the process. */
public final class Main {
  private static final int OUT_BUFFER_BYTES = 1 << 16;

  private Main() {}

  public static void main(String[] args) {
    Descriptor results = new Descriptor(FileDescriptor.out);
    PrintStream err = LogLines.instead(stream(new Descriptor(FileDescriptor.err), 1 << 10, true));
    PrintStream out = stream(results, OUT_BUFFER_BYTES, false);
    int code = run(args, System.in, out, err);
    if (out.checkError() && code == 0 && !results.readerGone) {
      err.println("nodelog: Cannot write to standard output");
      code = ExitCode.FAILURE.code();
    }
    // Spark takes an exit with 0 inside a cluster for a driver that died: success just returns.
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs a command line and returns its exit status.
   *
   * @param out takes results
   * @param err takes everything else
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, InputStream.nullInputStream(), out, err);
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return CommandTree.of(new Console(in, out, err, Progress.isWatched() && !LogLines.wanted()))
        .execute(args);
  }

  private static PrintStream stream(Descriptor descriptor, int bytes, boolean flush) {
    return new PrintStream(
        new BufferedOutputStream(descriptor, bytes), flush, StandardCharsets.UTF_8);
  }

  /** A standard stream; knows whether its reader had enough, as {@code head} has. */
  private static final class Descriptor extends FileOutputStream {
    private boolean readerGone;

    Descriptor(FileDescriptor descriptor) {
      super(descriptor);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        super.write(bytes, from, length);
      } catch (IOException e) {
        readerGone = "Broken pipe".equals(e.getMessage()); // EPIPE has no class of its own
        throw e;
      }
    }
  }
}
