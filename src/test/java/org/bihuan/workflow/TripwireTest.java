package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.el.DefaultExpressionManager;
import org.junit.jupiter.api.Test;

/** Checks that the tripwire notices payloads; otherwise it would prove nothing. */
class TripwireTest {

  /** Loaded only by the first payload. */
  static final class Decoy {}

  @Test
  void noticesAClassThatAPayloadLoads() {
    try (Tripwire tripwire = Tripwire.armed(TripwireTest.class.getName() + "$Decoy")) {
      tripwire.assertNothingRan();
      String payload = tripwire.payloads().get(0);
      new DefaultExpressionManager(Map.of())
          .createExpression(payload)
          .getValue(VariableContainer.empty());

      assertThatThrownBy(tripwire::assertNothingRan).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void noticesAProcess() throws IOException, InterruptedException {
    try (Tripwire tripwire = Tripwire.armed("none")) {
      new ProcessBuilder("true").start().waitFor();

      assertThatThrownBy(tripwire::assertNothingRan).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void noticesAThreadAFileAndACall() throws IOException, InterruptedException {
    try (Tripwire tripwire = Tripwire.armed("none")) {
      Thread thread = new Thread(() -> {}, "tripwire");
      thread.start();
      thread.join();
      assertThatThrownBy(tripwire::assertNothingRan).isInstanceOf(AssertionError.class);
    }
    try (Tripwire tripwire = Tripwire.armed("none")) {
      Files.createFile(tripwire.markerFile());
      assertThatThrownBy(tripwire::assertNothingRan).isInstanceOf(AssertionError.class);
    }
    try (Tripwire tripwire = Tripwire.armed("none")) {
      URI url = URI.create(tripwire.url());
      new java.net.Socket(url.getHost(), url.getPort()).close();
      assertThatThrownBy(tripwire::assertNothingRan).isInstanceOf(AssertionError.class);
    }
  }
}
