package org.bihuan.doubt.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/** Passages that were written for different issues, and copies of them with changes. */
final class Passages {

  static final List<String> NAMES =
      List.of("大通县交通运输综合行政执法局", "湟中区交通运输综合行政执法局", "西宁市交通运输局", "循化县交通运输综合行政执法局", "马海云", "李青山");

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("组织", "安排"),
          Map.entry("全部", "均"),
          Map.entry("更换", "换新"),
          Map.entry("重新", "再次"),
          Map.entry("检查", "核查"),
          Map.entry("发现", "查出"),
          Map.entry("补充", "增补"),
          Map.entry("并", "同时"),
          Map.entry("每月", "按月"),
          Map.entry("当事人", "相对人"),
          Map.entry("责任人", "负责人"),
          Map.entry("已", "现已"),
          Map.entry("今后", "此后"),
          Map.entry("完成", "做完"));

  private Passages() {}

  static List<String> honest() {
    try (InputStream in = Passages.class.getResourceAsStream("/doubts/passages.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy with another name, other numbers, a third of the synonyms, and clauses moved. */
  static String copied(String passage, Random random) {
    String named = names(random) + passage;
    return moved(synonyms(numbers(named, random), random), random);
  }

  static String names(Random random) {
    return NAMES.get(random.nextInt(NAMES.size())) + "：";
  }

  static String numbers(String text, Random random) {
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean number = "二三四五六七八九".indexOf(one) >= 0;
      other.append(number ? "二三四五六七八九".charAt(random.nextInt(8)) : one);
    }
    return other.toString();
  }

  static String synonyms(String text, Random random) {
    String other = text;
    for (Map.Entry<String, String> synonym :
        SYNONYMS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      if (random.nextInt(3) == 0) {
        other = other.replace(synonym.getKey(), synonym.getValue());
      }
    }
    return other;
  }

  /** Its clauses in another order. */
  static String moved(String text, Random random) {
    List<String> clauses = new ArrayList<>(Arrays.asList(text.split("[，；。]")));
    Collections.shuffle(clauses, random);
    return clauses.stream().collect(Collectors.joining("，")) + "。";
  }
}
