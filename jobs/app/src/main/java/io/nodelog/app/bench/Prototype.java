package io.nodelog.app.bench;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The yardstick of what one core can do: a Java program of one file that lies outside of the
 * project and takes a log and a number of threads.
 */
final class Prototype {
  private static final Class<?>[] SCAN_PARAMETERS = {
    String.class, long.class, long.class, boolean.class
  };

  private Prototype() {}

  /** The scan of the program in this process. */
  interface Warm {
    void scan(Path log) throws ReflectiveOperationException, IOException;
  }

  /**
   * Returns the scan of a compiled program, {@code long scan(file, from, to, false)}; empty if it
   * has none.
   */
  static Optional<Warm> warm(Path classes, String name)
      throws ReflectiveOperationException, IOException {
    URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    Class<?> program = Class.forName(name, true, loader);
    Optional<Method> scan =
        Stream.of(program.getDeclaredMethods())
            .filter(method -> method.getName().equals("scan"))
            .filter(method -> Arrays.equals(method.getParameterTypes(), SCAN_PARAMETERS))
            .findFirst();
    Constructor<?> constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    scan.ifPresent(method -> method.setAccessible(true));
    return scan.map(
        method ->
            log -> {
              method.invoke(constructor.newInstance(), log.toString(), 0L, Files.size(log), false);
            });
  }

  /**
   * Compiles the program.
   *
   * @return the command that scans {@code log} on one thread; empty if there is no compiler
   */
  static Optional<List<String>> command(Path source, Path log, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return Optional.empty();
    }
    Files.createDirectories(classes);
    int exitCode = compiler.run(null, null, null, "-d", classes.toString(), source.toString());
    if (exitCode != 0) {
      throw new BenchFailed("Cannot compile " + source);
    }
    String mainClass = mainClass(source);
    return Optional.of(
        List.of(JavaCommand.program(), "-cp", classes.toString(), mainClass, log.toString(), "1"));
  }

  static String mainClass(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }
}
