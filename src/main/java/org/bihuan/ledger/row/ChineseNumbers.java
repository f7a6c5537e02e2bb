package org.bihuan.ledger.row;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Writes the Chinese numbers of a date with digits: 二〇二六年十二月三日 is 2026年12月3日. */
final class ChineseNumbers {

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final Pattern YEAR = Pattern.compile("[〇○零一二三四五六七八九]{4}年");
  private static final Pattern UP_TO_99 =
      Pattern.compile("([一二三四五六七八九])?(十)?([一二三四五六七八九])?([月日号])");

  private ChineseNumbers() {}

  static String digits(String text) {
    Matcher year = YEAR.matcher(text);
    if (!year.find()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.substring(0, year.start()));
    for (int i = year.start(); i < year.end() - 1; i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      plain.append(Math.max(digit, 0));
    }
    plain.append('年');
    String rest = text.substring(year.end());
    Matcher number = UP_TO_99.matcher(rest);
    int from = 0;
    while (number.find(from)) {
      plain.append(rest, from, number.start()).append(value(number)).append(number.group(4));
      from = number.end();
    }
    return plain.append(rest, from, rest.length()).toString();
  }

  private static String value(Matcher number) {
    String ones = number.group(3);
    String tens = number.group(1);
    if (number.group(2) == null) {
      String only = ones == null ? tens : ones;
      return only == null ? "" : Integer.toString(DIGITS.indexOf(only));
    }
    int value = 10 * (tens == null ? 1 : DIGITS.indexOf(tens));
    return Integer.toString(value + (ones == null ? 0 : DIGITS.indexOf(ones)));
  }
}
