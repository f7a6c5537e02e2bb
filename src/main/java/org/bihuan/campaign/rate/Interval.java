package org.bihuan.campaign.rate;

/** Between which fractions a rate lies. */
public record Interval(double low, double high) {

  public double width() {
    return high - low;
  }
}
