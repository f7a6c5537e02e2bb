package org.bihuan.process.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import org.bihuan.fuzz.Bounded;
import org.bihuan.http.Problem;

/** Process files with any bytes are checked in bounded time, and with findings only. */
class ProcessReaderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void checksAnyBytes(byte[] file) {
    Bounded.read(
        Problem.class,
        () -> ProcessCheck.check(file, Set.of("deadline-policy"), Set.of("rectification")));
  }
}
