package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.storage.Storages;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Opens the files that a command line names: paths, URIs, or {@code -} for standard input. */
final class InputFiles {
  private static final Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/.*");
  private static final String STANDARD_INPUT = "-";

  private final ConfigOptions options;
  private final Console console;

  InputFiles(ConfigOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  /** Opens a file at its start, as it is. */
  InputStream open(String file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return new OpenStream(console.in());
    }
    if (REMOTE.matcher(file).matches()) {
      if (file.startsWith("sftp:")) {
        throw new IOException("only a source can lie on sftp: (pipe it in, and name it -)");
      }
      return Storages.open(file, Session.hadoop(options, options.load()));
    }
    Path path = Path.of(file.startsWith("file:") ? file.replaceFirst("^file:(//)?", "") : file);
    if (!Files.exists(path)) {
      throw new FileNotFoundException("no such file");
    }
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    return new FileInputStream(path.toFile());
  }

  /** Says that a file cannot be read, and why. */
  static String sentence(String file, IOException e) {
    String message = String.valueOf(e.getMessage());
    String sentence =
        message.startsWith("Cannot read ") ? message : "Cannot read " + file + ": " + message;
    return SafeText.of(sentence, 2_000);
  }

  /** Standard input, which is not ours to close. */
  private static final class OpenStream extends FilterInputStream {
    OpenStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
