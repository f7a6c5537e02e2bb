package org.bihuan.workflow.engine;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): generated without the database, and ordered by time, which keeps
 * indexes compact.
 */
public final class TimeOrderedIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeOrderedIds() {}

  public static String next() {
    long millis = System.currentTimeMillis();
    long high = (millis << 16) | 0x7000 | (RANDOM.nextInt() & 0x0fff);
    long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
