package org.bihuan.workflow.background;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that one thread does while others only ask for it: whoever asks while it is being done has
 * it done once more.
 */
public final class OneAtATime {

  private final Runnable work;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean working = new AtomicBoolean();

  public OneAtATime(Runnable work) {
    this.work = work;
  }

  public void run() {
    wanted.set(true);
    while (wanted.get() && working.compareAndSet(false, true)) {
      try {
        wanted.set(false);
        work.run();
      } finally {
        working.set(false);
      }
    }
  }
}
