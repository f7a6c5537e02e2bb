package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A client that was generated from the API description compiles and works. The build generates it
 * into {@code target/generated-client} from what {@link ApiDescriptionTest} leaves.
 */
@ServiceTest
class GeneratedClientIT {

  private static final Path CLIENT = Path.of("target", "generated-client", "src", "main", "java");
  private static final Path LOOP = Path.of("src", "test", "client");

  @LocalServerPort int port;

  @Test
  void runsTheLoop(@TempDir Path classes) throws Throwable {
    compile(classes);

    URL[] compiled = {classes.toUri().toURL()};
    try (var loader = new URLClassLoader(compiled, getClass().getClassLoader())) {
      loader
          .loadClass("org.bihuan.client.GeneratedClientLoop")
          .getMethod("run", String.class)
          .invoke(null, "http://127.0.0.1:" + port);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> client = Files.walk(CLIENT);
        Stream<Path> loop = Files.walk(LOOP)) {
      List<Path> sources =
          Stream.concat(client, loop).filter(file -> file.toString().endsWith(".java")).toList();
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();

      assertThat(compiled).as("%s", messages).isTrue();
    }
  }
}
