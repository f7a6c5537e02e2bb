package org.bihuan;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The service in a process of its own, which can be killed; with the demonstration accounts. */
final class ServiceProcess implements AutoCloseable {

  private static final long SECONDS_TO_START = 240;

  private final Process process;
  private final Path output;
  private final int port;

  private ServiceProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts it and waits until it answers. */
  static ServiceProcess start(TestPropertyValues database, int port) {
    ServiceProcess service = launch(database, port);
    try {
      Awaitility.await()
          .atMost(SECONDS_TO_START, TimeUnit.SECONDS)
          .failFast("the service has ended", () -> !service.process.isAlive())
          .until(service::answers);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      service.close();
      throw new AssertionError("the service did not start:\n" + service.output(), e);
    }
    return service;
  }

  /** Starts it and waits for nothing. */
  static ServiceProcess launch(TestPropertyValues database, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-cp", deliveredClassPath()));
    command.add(Bihuan.class.getName());
    command.add("--spring.profiles.active=demo");
    command.add("--server.port=" + port);
    command.addAll(arguments(database));
    try {
      Path output = Files.createTempFile(Path.of("target"), "service-", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new ServiceProcess(process, output, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String deliveredClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> arguments(TestPropertyValues database) {
    StandardEnvironment environment = new StandardEnvironment();
    database.applyTo(environment);
    MapPropertySource given = (MapPropertySource) environment.getPropertySources().get("test");
    return given.getSource().entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toList();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try {
      return api().anonymous().get("/actuator/health").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  Api api() {
    return new Api(port);
  }

  /** Waits until it has ended by itself; returns its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS)) {
      throw new AssertionError("the service did not end:\n" + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: no shutdown hook, no flush. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
