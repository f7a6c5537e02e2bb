package org.bihuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.labels.TestLabels;
import org.bihuan.ledger.ListedUnits;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Figures ONE =
      new Figures(1, 0, 1, 0, 0, 1, 3, 1, 0, 0, 0, 0, 0, 0, Map.of());
  private static final Figures NONE_YET =
      new Figures(1_200, 1_200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  private static final Figures NOTICE =
      new Figures(106, 1, 104, 1, 1, 84, 1040, 104, 0, 0, 0, 0, 0, 0, Map.of());

  @Test
  void leavesTheWithdrawnOutOfTheRate() {
    assertThat(NOTICE.rate()).isEqualTo(0.9905);
    assertThat(NOTICE.firstPassRate()).isEqualTo(0.8077);
    assertThat(NOTICE.averageWorkingDays()).isEqualTo(10.0);
    assertThat(NOTICE.onTimeRate()).isNull();
    assertThat(new Figures(9, 0, 9, 0, 0, 9, 9, 9, 0, 0, 6, 2, 0, 0, Map.of()).onTimeRate())
        .isEqualTo(0.75);
  }

  @Test
  void hasNoRateWhereNothingCounts() {
    Figures withdrawn = new Figures(1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    assertThat(withdrawn.rate()).isNull();
    assertThat(withdrawn.firstPassRate()).isNull();
    assertThat(withdrawn.averageWorkingDays()).isNull();
    assertThat(Figures.sum(List.of()).rate()).isNull();
  }

  @Test
  void addsGroupsUpToTheTotal() {
    Figures sum = Figures.sum(List.of(NOTICE, NOTICE));

    assertThat(sum)
        .isEqualTo(new Figures(212, 2, 208, 2, 2, 168, 2080, 208, 0, 0, 0, 0, 0, 0, Map.of()));
  }

  @Test
  void saysTheTypesOwnWordsInBothLanguages() {
    Locale chinese = Locale.SIMPLIFIED_CHINESE;
    var names =
        new FigureLabels(TestLabels.messages(chinese), TestLabels.of(chinese, new ListedUnits()));

    assertThat(names.summary(null, NOTICE, 3L, chinese))
        .isEqualTo("全部类型共3类105项，已办结（合格）104项，办结率99%。");
    assertThat(names.summary(null, ONE, null, Locale.ENGLISH))
        .isEqualTo("All types: 1 issue; Closed successfully: 1; Success rate: 100%.");
  }

  @Test
  void saysTheNoticesSentenceInBothLanguages() {
    Locale chinese = Locale.SIMPLIFIED_CHINESE;
    var names =
        new FigureLabels(TestLabels.messages(chinese), TestLabels.of(chinese, new ListedUnits()));

    assertThat(names.summary("rectification", NOTICE, 3L, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("查摆的3类105个问题，完成整改104个，整改率99%。");
    assertThat(names.summary("rectification", NOTICE, null, Locale.ENGLISH))
        .isEqualTo("105 issues were found, 104 of them are rectified: 99%.");
    assertThat(names.summary("rectification", ONE, 1L, Locale.ENGLISH))
        .isEqualTo("1 issue of 1 category was found, 1 of them is rectified: 100%.");
    assertThat(names.summary("rectification", NONE_YET, 2L, Locale.ENGLISH))
        .isEqualTo("1,200 issues of 2 categories were found, 0 of them are rectified: 0%.");
    assertThat(names.summary("rectification", ONE, null, Locale.ENGLISH))
        .isEqualTo("1 issue was found, 1 of them is rectified: 100%.");
    assertThat(names.of(Dimension.UNIT, null, "QH-XN", Locale.ENGLISH))
        .isEqualTo("Xining Transport Bureau");
  }
}
