package org.bihuan.campaign.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  /** The example of the authors' paper of 1995, at a tenth instead of a twentieth. */
  @Test
  void limitsFalseDiscoveries() {
    double[] found = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    assertThat(FalseDiscovery.limit(found)).isEqualTo(.0459);
    assertThat(FalseDiscovery.limit(new double[] {.2, .3})).isEqualTo(-1);
    assertThat(FalseDiscovery.limit(new double[] {})).isEqualTo(-1);
  }
}
