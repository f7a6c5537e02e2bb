package org.bihuan.campaign.sampling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The issues from which a sample is drawn, frozen before anybody knows the word that draws it.
 *
 * @param lines sorted by number
 */
public record Frame(List<Line> lines) {

  /**
   * One issue.
   *
   * @param stratum empty where the frame is not stratified
   * @param value the rate of its stratum, or its weight; 1 where there is neither
   */
  public record Line(String number, String stratum, int value) {

    public Line {
      if (value < 1 || isBroken(number) || isBroken(stratum)) {
        throw new IllegalArgumentException(number + ", " + stratum + ", " + value);
      }
    }

    private static boolean isBroken(String text) {
      return text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0;
    }

    /** The line as it is hashed. */
    public String text() {
      return number + "\t" + stratum + "\t" + value + "\n";
    }
  }

  public Frame {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(Line::number, Hashes.BY_CODE_POINT));
    lines = List.copyOf(sorted);
  }

  public int size() {
    return lines.size();
  }

  /** SHA-256 over all lines, in lower-case hex. */
  public String hash() {
    MessageDigest digest = Hashes.sha256();
    lines.forEach(line -> digest.update(line.text().getBytes(UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** How many issues each stratum has, by code point. */
  public Map<String, Integer> strata() {
    Map<String, Integer> sizes = new TreeMap<>(Hashes.BY_CODE_POINT);
    lines.forEach(line -> sizes.merge(line.stratum(), 1, Integer::sum));
    return sizes;
  }

  /** The rate of each stratum. */
  public Map<String, Integer> rates() {
    Map<String, Integer> rates = new TreeMap<>(Hashes.BY_CODE_POINT);
    lines.forEach(line -> rates.put(line.stratum(), line.value()));
    return rates;
  }
}
