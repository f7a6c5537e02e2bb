package org.bihuan.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.bihuan.ledger.ListedUnits;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private final Labels english = TestLabels.of(Locale.ENGLISH, new ListedUnits());
  private final Labels chinese = english.in(Locale.SIMPLIFIED_CHINESE);

  @Test
  void namesUnitsInTheLanguageAskedFor() {
    assertThat(english.unitName("QH-XN")).isEqualTo("Xining Transport Bureau");
    assertThat(chinese.unitName("QH-XN")).isEqualTo("西宁市交通运输局");
    assertThat(chinese.unit("QH-XN")).isNotEqualTo(chinese.unitName("QH-XN"));
  }

  @Test
  void leavesACodeAsItIsThatNobodyKnows() {
    assertThat(english.unit("QH-NONE")).isEqualTo("QH-NONE");
    assertThat(english.source("our own source")).isEqualTo("our own source");
    assertThat(english.person("nobody")).isEqualTo("nobody");
    assertThat(english.group("QH-XN/inspector")).isEqualTo("Xining Transport Bureau · inspector");
  }

  @Test
  void tellsANoticeWithTheTitleOnlyToThoseWhoMaySeeIt() {
    String told = english.message("notice.vacantDuty", "QH-2026-000001", "No signature");
    String untitled = english.message("notice.vacantDuty", "QH-2026-000001", null);

    assertThat(told).contains("QH-2026-000001", "No signature");
    assertThat(untitled).contains("QH-2026-000001").doesNotContain("No signature");
    assertThat(untitled).doesNotContain("notice.");
  }

  @Test
  void leavesAMessageAsItIsThatIsTextAlready() {
    assertThat(english.message("workbench.yes", "QH-2026-000001", "A title"))
        .isEqualTo("workbench.yes");
    assertThat(english.message("notice.unknown", "QH-2026-000001", null))
        .isEqualTo("notice.unknown");
  }
}
