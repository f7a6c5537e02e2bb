package org.bihuan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A name that is too long is refused before it is normalized. */
class LongNamesTest {

  @Test
  void looksIntoNoNameThatNobodyMayHave() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String name = "\uFDFA".repeat(1_000_000);
    long before = thread.getCurrentThreadAllocatedBytes();

    assertThat(SystemActor.looksLike(name)).isFalse();
    assertThat(SystemActor.isReserved(name)).isFalse();
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(1L << 20);
  }

  @Test
  void seesTheServiceInTheLongestNameThatIsLookedInto() {
    assertThat(SystemActor.looksLike("\u200B".repeat(98) + "系统")).isTrue();
  }
}
