package org.bihuan.recurrence.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.recurrence.likeness.Likeness.Compared;
import org.bihuan.recurrence.likeness.Likeness.Kind;
import org.bihuan.recurrence.likeness.Likeness.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final Place DT = new Place("QH-XN-DT", null, List.of());

  private static Compared problem(
      String title, @Nullable String description, Place place, @Nullable String category) {
    return new Compared(ProblemText.of(title, description), place, category);
  }

  private static double score(String one, String other) {
    return Likeness.of(problem(one, null, DT, "案卷"), problem(other, null, DT, "案卷")).score();
  }

  @Test
  void doesNotMindNumbersAndPunctuation() {
    assertThat(score("法制审核流于形式，4件重大处罚决定未见审核意见", "法制审核流于形式,17件重大处罚决定未见审核意见")).isEqualTo(0.9);
  }

  @Test
  void findsTheSameProblemInOtherWords() {
    assertThat(score("法制审核流于形式，4件重大处罚决定未见审核意见", "重大处罚决定未见法制审核意见，审核流于形式"))
        .isGreaterThan(Likeness.LEAST);
  }

  @Test
  void leavesOtherProblemsOfTheSameUnitAndCategoryAlone() {
    assertThat(score("12345热线工单超期办理12件", "层级监督检查未达到年度频次要求")).isZero();
    assertThat(score("执法记录仪未全程开启", "执法文书送达不规范")).isZero();
  }

  @Test
  void findsWhatHasOnlyBegunToBeTyped() {
    Likeness likeness =
        Likeness.of(
            problem("重大处罚决定未见审核", null, DT, null),
            problem("法制审核流于形式", "抽查案卷20件，其中4件重大处罚决定未见审核意见，未附集体讨论记录。", DT, "案卷"));
    assertThat(likeness.isNotable()).isTrue();
  }

  @Test
  void theSameTitleAboveAnotherDescriptionIsLessAlike() {
    Compared one = problem("现场检查发现问题", "超限检测站地磅未按期检定，检定证书已过有效期", DT, null);
    Compared other = problem("现场检查发现问题", "执法车辆外观标识脱落，未按规定喷涂", DT, null);
    assertThat(Likeness.of(one, one).score()).isEqualTo(0.8);
    assertThat(Likeness.of(one, other).score()).isLessThan(0.65);
  }

  @Test
  void saysWhy() {
    Place here = new Place("QH-XN-DT", "G6 京藏高速 K1210", List.of("91630000"));
    Place there = new Place("QH-XN", "G6京藏高速K1210", List.of("91630000"));
    assertThat(
            Likeness.of(
                    problem("护栏缺失未及时修复", null, here, "安全"), problem("护栏缺失未及时修复", null, there, "安全"))
                .why())
        .containsExactly(
            new Reason(Kind.TEXT, 1, 0.7),
            new Reason(Kind.ENTRY, 1, 0.1),
            new Reason(Kind.CATEGORY, 1, 0.1));
  }

  @Test
  void keepsAndAsksForFewKeysWhateverTheText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.appendCodePoint(0x4e00 + i);
    }
    ProblemText problem = ProblemText.of(text.substring(3_000, 3_200), text.toString());
    Place place = new Place("QH", "西宁", List.of("a", "b", "c", "d"));
    assertThat(LikenessKeys.kept(problem, place)).hasSize(24 + 4 * 12);
    assertThat(LikenessKeys.asked(problem, place)).hasSize(5 * 64).doesNotHaveDuplicates();
    assertThat(LikenessKeys.kept(ProblemText.of(" ", null), place)).isEmpty();
  }

  @Test
  void whatIsAlikeMeetsUnderSomeKeysAndOnlyInTheSamePlace() {
    ProblemText kept = ProblemText.of("法制审核流于形式，4件重大处罚决定未见审核意见", "附集体讨论记录的3件");
    ProblemText typed = ProblemText.of("重大处罚决定未见审核", null);
    assertThat(shared(LikenessKeys.kept(kept, DT), LikenessKeys.asked(typed, DT))).isPositive();
    Place elsewhere = new Place("QH-HD", null, List.of());
    assertThat(shared(LikenessKeys.kept(kept, elsewhere), LikenessKeys.asked(typed, DT))).isZero();
  }

  private static int shared(List<Long> some, List<Long> others) {
    Set<Long> shared = new HashSet<>(some);
    shared.retainAll(others);
    return shared.size();
  }

  @Test
  void hashesAsItAlwaysDid() {
    assertThat(Long.toHexString(LikenessKeys.hash("unit:QH"))).isEqualTo("4a26816330df416d");
    assertThat(Long.toHexString(LikenessKeys.hash("整改措"))).isEqualTo("bb8d6fb721b4aa9c");
  }
}
