package org.bihuan.http.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many threads wait for bytes of clients at this moment, in all and by address. It leaves
 * threads to everybody else, however many clients are slow.
 */
final class Waiting {

  private final int most;
  private final int mostOfAddress;
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private int all;

  Waiting(int most, int mostOfAddress) {
    this.most = most;
    this.mostOfAddress = mostOfAddress;
  }

  /** Whether one thread more may wait for this address. */
  synchronized boolean begin(String address) {
    int here = byAddress.getOrDefault(address, 0);
    if (all >= most || here >= mostOfAddress) {
      return false;
    }
    all++;
    byAddress.put(address, here + 1);
    return true;
  }

  synchronized void end(String address) {
    all--;
    byAddress.computeIfPresent(address, (a, here) -> here > 1 ? here - 1 : null);
  }
}
