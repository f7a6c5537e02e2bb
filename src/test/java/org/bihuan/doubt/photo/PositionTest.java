package org.bihuan.doubt.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Places are compared in the coordinates of receivers, not of Chinese maps. */
class PositionTest {

  private static final Position XINING = new Position(36.6171, 101.7782);

  @Test
  void bringsChineseMapCoordinatesBack() {
    Position shift = XINING.shift();
    Position mapped =
        new Position(XINING.latitude() + shift.latitude(), XINING.longitude() + shift.longitude());

    assertThat(XINING.distance(mapped)).isBetween(0.05, 0.8);
    assertThat(mapped.unshifted().distance(XINING)).isLessThan(0.005);
  }

  @Test
  void readsDegreesInEitherOrder() {
    Position stated = Position.stated("大通收费站（101.7802, 36.6155）").orElseThrow();

    assertThat(Position.stated("36.6155，101.7802 附近")).contains(stated);
    assertThat(stated.distance(XINING)).isLessThan(1);
    assertThat(Position.stated("G6 京藏高速 K1789+200 处")).isEmpty();
    assertThat(Position.stated("1.234, 5.678")).isEmpty();
  }

  @Test
  void measuresTheGreatCircle() {
    assertThat(XINING.distance(new Position(36.6171, 101.7894))).isCloseTo(1.0, within(0.01));
    assertThat(XINING.distance(XINING)).isZero();
  }
}
