package io.nodelog.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that run a class on the Java and the class path of this process. */
final class JavaCommand {
  private JavaCommand() {}

  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static List<String> of(Class<?> mainClass, String... arguments) {
    return of(mainClass.getName(), arguments);
  }

  /**
   * The command with the options that the launcher gives to Java.
   *
   * @param options the file that holds them; if there is none, Java's own are taken
   */
  static List<String> asLaunched(Path options, Class<?> mainClass, String... arguments) {
    List<String> command = of(mainClass, arguments);
    if (Files.exists(options)) {
      command.add(1, "@" + options);
    }
    return command;
  }

  static List<String> of(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }
}
