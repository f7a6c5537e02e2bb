package org.bihuan.http.server;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bodies whose bytes threads wait for at this moment. It leaves threads to everybody else,
 * however many clients are slow: in a crowd whoever sends least gives its place to who comes new.
 */
final class Waiting {

  private final int most;
  private final int mostOfAddress;
  private final Set<PacedInput> bodies = new HashSet<>();

  Waiting(int most, int mostOfAddress) {
    this.most = most;
    this.mostOfAddress = mostOfAddress;
  }

  /** Whether a thread may wait for this body. */
  synchronized boolean begin(PacedInput body) {
    Optional<Stream<PacedInput>> crowd = crowd(body.address());
    if (crowd.isPresent()) {
      Optional<PacedInput> slowest =
          crowd.get().min(Comparator.comparingDouble(PacedInput::bytesPerSecond));
      if (slowest.filter(PacedInput::giveWay).isEmpty()) {
        return false;
      }
      slowest.ifPresent(bodies::remove);
    }
    return bodies.add(body);
  }

  /** Those of whom one has to go first; empty where there is room. */
  private Optional<Stream<PacedInput>> crowd(String address) {
    long same = bodies.stream().filter(body -> body.address().equals(address)).count();
    if (same >= mostOfAddress) {
      return Optional.of(bodies.stream().filter(body -> body.address().equals(address)));
    }
    return bodies.size() >= most ? Optional.of(bodies.stream()) : Optional.empty();
  }

  synchronized void end(PacedInput body) {
    bodies.remove(body);
  }
}
