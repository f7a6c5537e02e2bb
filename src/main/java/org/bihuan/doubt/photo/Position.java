package org.bihuan.doubt.photo;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A place on earth.
 *
 * @param latitude WGS-84 degrees, north positive
 * @param longitude WGS-84 degrees, east positive
 */
record Position(double latitude, double longitude) {

  /** Two numbers of degrees with at least three decimals, in either order. */
  private static final Pattern PAIR =
      Pattern.compile("(\\d{1,3}\\.\\d{3,12})\\s{0,3}[,，、;；\\s]\\s{0,3}(\\d{1,3}\\.\\d{3,12})");

  private static final double EARTH = 6371.0088; // mean radius in km

  /** The ellipsoid of Krassowsky, on which Chinese maps are shifted. */
  private static final double AXIS = 6378245.0;

  private static final double ECCENTRICITY = 0.006693421622965943;

  /**
   * The place that a text states in degrees, as one copies it from a Chinese map; empty where it
   * states none in China.
   */
  static Optional<Position> stated(String text) {
    Matcher pair = PAIR.matcher(text);
    if (!pair.find()) {
      return Optional.empty();
    }
    double one = Double.parseDouble(pair.group(1));
    double other = Double.parseDouble(pair.group(2));
    Position mapped = new Position(Math.min(one, other), Math.max(one, other));
    return mapped.isInChina() ? Optional.of(mapped.unshifted()) : Optional.empty();
  }

  private boolean isInChina() {
    return latitude >= 3 && latitude <= 54 && longitude >= 72 && longitude <= 138;
  }

  /** Great-circle distance in kilometres (haversine). */
  double distance(Position other) {
    double up = Math.toRadians(other.latitude - latitude);
    double across = Math.toRadians(other.longitude - longitude);
    double half =
        Math.pow(Math.sin(up / 2), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(across / 2), 2);
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  /**
   * From the coordinates of Chinese maps (GCJ-02) to WGS-84, by the published approximation; within
   * some metres.
   */
  Position unshifted() {
    Position once = minus(shift());
    return minus(once.shift()); // the shift where it really is
  }

  private Position minus(Position shift) {
    return new Position(latitude - shift.latitude, longitude - shift.longitude);
  }

  /** By how many degrees maps show a place further north and east than it is. */
  Position shift() {
    double x = longitude - 105;
    double y = latitude - 35;
    double waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    double north =
        -100
            + 2 * x
            + 3 * y
            + 0.2 * y * y
            + 0.1 * x * y
            + 0.2 * Math.sqrt(Math.abs(x))
            + waves
            + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
            + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    double east =
        300
            + x
            + 2 * y
            + 0.1 * x * x
            + 0.1 * x * y
            + 0.1 * Math.sqrt(Math.abs(x))
            + waves
            + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
            + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    double sine = Math.sin(Math.toRadians(latitude));
    double flattened = 1 - ECCENTRICITY * sine * sine;
    double meridian = AXIS * (1 - ECCENTRICITY) / (flattened * Math.sqrt(flattened));
    double parallel = AXIS / Math.sqrt(flattened) * Math.cos(Math.toRadians(latitude));
    return new Position(Math.toDegrees(north / meridian), Math.toDegrees(east / parallel));
  }
}
