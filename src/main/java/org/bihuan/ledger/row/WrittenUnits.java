package org.bihuan.ledger.row;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bihuan.spreadsheet.TextNormalizer;

/** What ledgers write around the names of units, or instead of them. */
final class WrittenUnits {

  private static final Pattern SEPARATORS = Pattern.compile("[、,，;；/|+&\\n]+|和|及|与");
  private static final Pattern BRACKETS = Pattern.compile("[（(【\\[][^（()）】\\]]*[）)】\\]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\x{3000}]+");
  private static final Pattern COLLECTIVE =
      Pattern.compile("^(各|全|所有|有关|相关|涉及|辖区|本|其他|上述|以上).*|.*(各|所有|有关|相关)(县|区|市|州|支队|大队|单位|部门).*");

  /** What different spellings of one name differ in. */
  private static final Pattern USUAL =
      Pattern.compile("交通运输综合行政|交通运输综合|交通综合行政|交通综合|综合行政|综合|交通运输|交通|行政|[省市州县区]|自治|[回藏蒙土撒拉]族");

  private WrittenUnits() {}

  /** The names, where several stand in one cell. */
  static List<String> parts(String text) {
    return Arrays.stream(SEPARATORS.split(text))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .toList();
  }

  /** The name without a remark in brackets, and without a person after it. */
  static List<String> alone(String text) {
    List<String> names = new ArrayList<>();
    String outside = BRACKETS.matcher(text).replaceAll("").strip();
    names.add(outside.isEmpty() ? text : outside);
    String first = SPACES.split(outside)[0];
    if (!first.isEmpty() && !first.equals(outside)) {
      names.add(first);
    }
    return names;
  }

  /** The words of the text, of which one may be a unit and the next a person. */
  static List<String> words(String text) {
    return Arrays.stream(SPACES.split(text.strip())).toList();
  }

  /** Whether it means many units without naming one. */
  static boolean isCollective(String text) {
    return COLLECTIVE.matches(TextNormalizer.line(text));
  }

  /** A key that is the same for 西宁市交通局 and 西宁市交通运输局. */
  static String alike(String name) {
    return USUAL.matcher(TextNormalizer.key(name)).replaceAll("");
  }
}
