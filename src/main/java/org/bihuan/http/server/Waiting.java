package org.bihuan.http.server;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bodies for which threads wait at this moment. Limits their number, so that threads remain for
 * everybody else, however many clients are slow: when the limit is reached, the slowest body is
 * given up for a new one.
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

  /** The bodies of which one must be given up first; empty where the limits are not reached. */
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
