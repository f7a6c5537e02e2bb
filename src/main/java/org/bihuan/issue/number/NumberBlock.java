package org.bihuan.issue.number;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one series that this node has reserved. More are asked for while half of a block
 * is left, and a block that was used up quickly is followed by a larger one: openings wait for a
 * reservation only where many come at once after a pause.
 */
final class NumberBlock {

  /** A block that lasted longer is followed by one of the usual size. */
  private static final Duration QUICKLY = Duration.ofSeconds(5);

  private static final int MOST_TIMES = 16;

  private record Range(int next, int end) {}

  private final int usualSize;
  private final Deque<Range> ranges = new ArrayDeque<>();
  private int size;
  private int left;
  private boolean refilling;
  private long refilledAt = Long.MIN_VALUE / 2; // long ago

  NumberBlock(int usualSize) {
    this.usualSize = usualSize;
    this.size = usualSize;
  }

  /** The next number; null where none is reserved. */
  synchronized @Nullable Integer take() {
    Range first = ranges.poll();
    if (first == null) {
      return null;
    }
    left--;
    if (first.next() + 1 < first.end()) {
      ranges.addFirst(new Range(first.next() + 1, first.end()));
    }
    return first.next();
  }

  /** How many numbers the caller shall reserve now; 0 where there are enough, or somebody does. */
  synchronized int wanted(long nanoTime) {
    if (refilling || left > size / 2) {
      return 0;
    }
    refilling = true;
    boolean quickly = nanoTime - refilledAt < QUICKLY.toNanos();
    size = quickly ? Math.min(size * 2, usualSize * MOST_TIMES) : usualSize;
    return size;
  }

  synchronized void refill(int start, int count, long nanoTime) {
    ranges.add(new Range(start, start + count));
    left += count;
    refilling = false;
    refilledAt = nanoTime;
  }

  synchronized void refillFailed() {
    refilling = false;
  }
}
