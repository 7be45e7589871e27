package io.nodelog.app.bench;

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

  static List<String> of(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }
}
