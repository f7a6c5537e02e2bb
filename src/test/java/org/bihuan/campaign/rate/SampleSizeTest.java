package org.bihuan.campaign.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

  @ParameterizedTest
  @CsvSource({
    "104, .20, 29",
    "1000, .20, 40",
    "100000, .20, 42",
    "104, .10, 62",
    "1000, .10, 135",
    "100000, .10, 155",
    "104, .06, 81",
    "1000, .06, 294",
    "100000, .06, 413",
  })
  void isTheLeastThatKeepsWithinTheWidth(int frame, double width, int size) {
    assertThat(SampleSize.forWidth(frame, width, .9)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"1, .01, 1", "3, .01, 3", "5, 1, 1"})
  void staysWithinTheFrame(int frame, double width, int size) {
    assertThat(SampleSize.forWidth(frame, width, .9)).isEqualTo(size);
  }

  @Test
  void saysWhatNoRelapseWouldProve() {
    assertThat(SampleSize.provenWithoutRelapse(104, 26)).isCloseTo(92 / 104.0, within(1e-12));
    assertThat(SampleSize.provenWithoutRelapse(104, 46)).isLessThan(.95);
    assertThat(SampleSize.provenWithoutRelapse(104, 47)).isGreaterThanOrEqualTo(.95);
    assertThat(SampleSize.provenWithoutRelapse(104, 87)).isLessThan(.99);
    assertThat(SampleSize.provenWithoutRelapse(104, 88)).isGreaterThanOrEqualTo(.99);
  }
}
