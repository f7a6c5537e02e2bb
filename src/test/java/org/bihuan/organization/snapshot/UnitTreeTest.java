package org.bihuan.organization.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.VisibleUnits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitTreeTest {

  private final UnitTree tree =
      new UnitTree(
          List.of(
              unit("QH-XN-DT", "大通县 执法局", "Datong Bureau", "大通执法局", "QH-XN", false),
              unit("QH-XN-OLD", "旧执法局", "Old Bureau", "大通执法局", "QH-XN", true),
              unit("QH-XN", "西宁市局", "Xining Bureau", null, "QH", false),
              unit("QH-HD", "海东市局", null, null, "QH", false),
              unit("QH", "省厅", null, null, null, false)));

  private static Unit unit(
      String code,
      String name,
      @Nullable String nameEn,
      @Nullable String shortName,
      @Nullable String parent,
      boolean retired) {
    return new Unit(code, name, nameEn, shortName, parent, "authority", null, retired);
  }

  @Test
  void nobodyTakesAnothersCodeOrNameAsAShortName() {
    UnitTree confused =
        new UnitTree(
            List.of(
                unit("QH", "省厅", null, null, null, false),
                unit("QH-HD", "海东市局", null, "省厅", "QH", false),
                unit("QH-XN", "西宁市局", null, "QH-HD", "QH", false)));

    assertThat(confused.named("QH-HD")).extracting(Unit::code).containsExactly("QH-HD");
    assertThat(confused.named("省厅")).extracting(Unit::code).containsExactly("QH");
  }

  @Test
  void superiorsStandBeforeTheirSubordinates() {
    assertThat(tree.all())
        .extracting(Unit::code)
        .containsExactly("QH", "QH-HD", "QH-XN", "QH-XN-DT", "QH-XN-OLD");
  }

  @Test
  void theRootIsItsOwnParent() {
    assertThat(tree.parent("QH")).isEqualTo("QH");
    assertThat(tree.parent("QH-XN-DT")).isEqualTo("QH-XN");
    assertThat(tree.root("QH-XN-DT")).isEqualTo("QH");
    assertThat(tree.upwards("QH-XN-DT")).containsExactly("QH-XN-DT", "QH-XN", "QH");
  }

  @Test
  void aRetiredUnitIsWithinItsSuperiorButNoChildOfIt() {
    assertThat(tree.within("QH-XN")).containsExactlyInAnyOrder("QH-XN", "QH-XN-DT", "QH-XN-OLD");
    assertThat(tree.children("QH-XN")).containsExactly("QH-XN-DT");
  }

  @Test
  void aUnitAnswersToItsNamesAndItsCodeWhateverTheWhiteSpace() {
    assertThat(List.of("大通县执法局", "大通县　执法局", "datongbureau", "Datong Bureau", " QH-XN-DT "))
        .allSatisfy(
            name ->
                assertThat(tree.named(name)).extracting(Unit::code).containsExactly("QH-XN-DT"));
    assertThat(tree.named("没有")).isEmpty();
    assertThat(tree.named("")).isEmpty();
  }

  @Test
  void anOpenUnitTakesOverTheNameOfARetiredOne() {
    assertThat(tree.named("大通执法局")).extracting(Unit::code).containsExactly("QH-XN-DT");
    assertThat(tree.named("旧执法局")).extracting(Unit::code).containsExactly("QH-XN-OLD");
  }

  @Test
  void aUnitThatIsNotThereHasNothingBelowItAndNoParent() {
    assertThat(tree.within("QH-GL")).isEmpty();
    assertThat(tree.children("QH-GL")).isEmpty();
    assertThatThrownBy(() -> tree.parent("QH-GL")).hasMessageContaining("QH-GL");
  }

  @Test
  void supervisorsSeeAllBelowAndTheOthersTheirOwnUnit() {
    assertThat(sight(Role.INSPECTOR, "QH-XN").units()).isEqualTo(tree.within("QH-XN"));
    assertThat(sight(Role.REVIEWER, "QH-XN").units()).isEqualTo(tree.within("QH-XN"));
    assertThat(sight(Role.LEADER, "QH").everything()).isTrue();
    assertThat(sight(Role.RECTIFIER, "QH-XN").units()).containsExactly("QH-XN");
    assertThat(sight(Role.ADMINISTRATOR, "QH").units()).containsExactly("QH");
    assertThat(sight(Role.ADMINISTRATOR, "QH").everything()).isFalse();
  }

  private VisibleUnits sight(Role role, String unit) {
    return VisibleUnits.of(new Caller("somebody", "Somebody", List.of(new Duty(unit, role))), tree);
  }
}
