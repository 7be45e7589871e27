package io.nodelog.hdfs.storage;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/**
 * A model of HDFS in memory: an open file is seen but empty, names are never overwritten unasked,
 * and what was not closed is torn by a crash. Other than HDFS it refuses to rename an open file,
 * because a commit of one is always a mistake.
 */
public final class MemoryStorage implements Storage {
  private final TreeMap<String, Node> nodes = new TreeMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Clock clock;
  private int crashes;

  /** Files are written at the epoch, so that every run is the same. */
  public MemoryStorage() {
    this(Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC));
  }

  /** Files are written at the time of a clock. */
  public MemoryStorage(Clock clock) {
    this.clock = clock;
  }

  /**
   * Everybody who was writing is gone: each open file keeps some of its bytes, and who comes back
   * to close one is refused.
   */
  public synchronized void crash(Random random) {
    crashes++;
    for (Node node : nodes.values()) {
      if (node.open) {
        node.content = Arrays.copyOf(node.unsynced, random.nextInt(node.unsynced.length + 1));
        node.open = false;
      }
    }
  }

  /** A second warehouse that starts with the same closed files. */
  public synchronized MemoryStorage copy() {
    MemoryStorage copy = new MemoryStorage(clock);
    nodes.forEach((name, node) -> copy.nodes.put(name, node.copy()));
    return copy;
  }

  /** Writes a file as it pleases the test, over whatever is there. */
  public synchronized void put(Path file, byte[] content) throws IOException {
    makeDirectories(file.getParent());
    nodes.put(name(file), Node.file(content.clone(), clock.instant()));
  }

  /** The bytes of a file. */
  public synchronized byte[] get(Path file) throws IOException {
    return file(file).content.clone();
  }

  /** The names of all files, for comparing what two runs left behind. */
  public synchronized List<String> files() {
    return nodes.entrySet().stream()
        .filter(entry -> !entry.getValue().directory)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Lets nobody open a file any more. */
  public synchronized void refuseToOpen(Path file) {
    refused.add(name(file));
  }

  @Override
  public synchronized Input open(Path file) throws IOException {
    if (refused.contains(name(file))) {
      throw new IOException("Cannot open " + file + ": it changes at this moment");
    }
    return new MemoryInput(file(file).content);
  }

  @Override
  public synchronized OutputStream create(Path file) throws IOException {
    if (nodes.containsKey(name(file))) {
      throw new FileAlreadyExistsException(file.toString());
    }
    makeDirectories(file.getParent());
    Node node = Node.file(new byte[0], clock.instant());
    node.open = true;
    nodes.put(name(file), node);
    return new Output(node);
  }

  @Override
  public synchronized boolean commit(Path finished, Path target) throws IOException {
    Node node = file(finished);
    requireClosed(finished, node);
    if (nodes.containsKey(name(target))) {
      return false;
    }
    move(finished, target, node);
    return true;
  }

  @Override
  public synchronized void replace(Path finished, Path target) throws IOException {
    Node node = file(finished);
    requireClosed(finished, node);
    Node old = nodes.get(name(target));
    if (old != null && old.directory) {
      throw new IOException("Cannot replace " + target + ": it is a directory");
    }
    move(finished, target, node);
  }

  @Override
  public synchronized boolean touch(Path file) {
    Node node = nodes.get(name(file));
    if (node == null) {
      return false;
    }
    node.modified = clock.instant();
    return true;
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    if (!children(path).isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    nodes.remove(name(path));
  }

  @Override
  public synchronized Optional<FileEntry> status(Path path) {
    return Optional.ofNullable(nodes.get(name(path))).map(node -> node.entry(path));
  }

  @Override
  public synchronized List<FileEntry> list(Path directory) {
    List<FileEntry> entries = new ArrayList<>();
    children(directory)
        .forEach(
            (name, node) -> {
              String child = name.substring(name(directory).length() + 1);
              if (child.indexOf('/') < 0) {
                entries.add(node.entry(RelativePath.child(directory, child)));
              }
            });
    return entries;
  }

  private void move(Path finished, Path target, Node node) throws IOException {
    makeDirectories(target.getParent());
    nodes.remove(name(finished));
    nodes.put(name(target), node);
  }

  private Node file(Path file) throws FileNotFoundException {
    Node node = nodes.get(name(file));
    if (node == null || node.directory) {
      throw new FileNotFoundException("No file " + file);
    }
    return node;
  }

  private void makeDirectories(Path directory) throws IOException {
    for (Path path = directory; path != null; path = path.getParent()) {
      Node node = nodes.computeIfAbsent(name(path), name -> Node.directory(clock.instant()));
      if (!node.directory) {
        throw new IOException("Cannot create a directory: " + path + " is a file");
      }
    }
  }

  private Map<String, Node> children(Path directory) {
    String prefix = name(directory) + "/";
    return nodes.subMap(prefix, prefix + Character.MAX_VALUE);
  }

  private static String name(Path path) {
    return path.toUri().getPath();
  }

  private static void requireClosed(Path file, Node node) {
    if (node.open) {
      throw new IllegalStateException("Cannot commit " + file + ": it is still open");
    }
  }

  private static final class Node {
    final boolean directory;
    Instant modified;
    byte[] content;
    byte[] unsynced = new byte[0];
    boolean open;

    private Node(boolean directory, byte[] content, Instant modified) {
      this.directory = directory;
      this.content = content;
      this.modified = modified;
    }

    static Node file(byte[] content, Instant modified) {
      return new Node(false, content, modified);
    }

    static Node directory(Instant modified) {
      return new Node(true, new byte[0], modified);
    }

    Node copy() {
      return new Node(directory, content, modified);
    }

    FileEntry entry(Path path) {
      return new FileEntry(path, directory, content.length, modified);
    }
  }

  /** Keeps what is written apart until close. */
  private final class Output extends OutputStream {
    private final Node node;
    private final int bornAfter = crashes;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    Output(Node node) {
      this.node = node;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (MemoryStorage.this) {
        requireAlive();
        written.write(bytes, offset, length);
        node.unsynced = written.toByteArray();
      }
    }

    @Override
    public void close() throws IOException {
      synchronized (MemoryStorage.this) {
        requireAlive();
        if (node.open) {
          node.content = written.toByteArray();
          node.open = false;
        }
      }
    }

    private void requireAlive() throws IOException {
      if (bornAfter != crashes) {
        throw new IOException("Cannot write: the lease was lost in a crash");
      }
    }
  }
}
