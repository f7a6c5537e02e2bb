package org.bihuan.ledger;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.bihuan.fuzz.Bounded;
import org.bihuan.http.Problem;

/** Ledgers with any bytes are read in bounded time, or refused. */
class LedgerReaderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void readsAnyBytes(byte[] file) {
    Bounded.read(Problem.class, () -> Sheets.read(file));
  }
}
