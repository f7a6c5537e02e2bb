package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the scripts of the documentation, which know nothing of the product. */
public final class Python {

  private static final String COMMAND = "python3";

  private Python() {}

  /** Whether this machine has it. */
  public static boolean isThere() {
    try {
      Process python = new ProcessBuilder(COMMAND, "--version").start();
      return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What a script prints, errors too. */
  public static String run(String... script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(COMMAND));
    command.addAll(List.of(script));
    ProcessBuilder python = new ProcessBuilder(command);
    python.environment().put("PYTHONIOENCODING", "utf-8");
    Process run = python.redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
