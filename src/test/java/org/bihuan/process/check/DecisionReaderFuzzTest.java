package org.bihuan.process.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.bihuan.fuzz.Bounded;
import org.bihuan.http.Problem;

/** Decision files with any bytes are checked in bounded time, and with findings only. */
class DecisionReaderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void checksAnyBytes(byte[] file) {
    Bounded.read(Problem.class, () -> DmnCheck.check(file));
  }
}
