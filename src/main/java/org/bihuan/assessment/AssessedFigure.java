package org.bihuan.assessment;

import java.util.Arrays;
import org.bihuan.report.Statistics.Group;
import org.jspecify.annotations.Nullable;

/** The figures by which units are assessed; of each, more is better. */
enum AssessedFigure {
  /** Of the issues neither withdrawn nor standing, those that are signed off. */
  RECTIFIED("rectified", "signedOff") {
    @Override
    long good(Group all, @Nullable Group relapsed) {
      return all.signedOff();
    }

    @Override
    long cases(Group all, @Nullable Group relapsed) {
      return all.total() - all.withdrawn() - all.standing();
    }
  },
  /** Of the signed-off issues with a due date, those handed in by it. */
  ON_TIME("onTime", "onTime") {
    @Override
    long good(Group all, @Nullable Group relapsed) {
      return all.onTime();
    }

    @Override
    long cases(Group all, @Nullable Group relapsed) {
      return all.onTime() + all.late();
    }
  },
  /** Of the signed-off issues, those that needed one round. */
  FIRST_PASS("firstPass", "firstPass") {
    @Override
    long good(Group all, @Nullable Group relapsed) {
      return all.firstPass();
    }

    @Override
    long cases(Group all, @Nullable Group relapsed) {
      return all.signedOff();
    }
  },
  /** Of the issues that were ever signed off, those that never relapsed. */
  LASTING("lasting", "relapsed") {
    @Override
    long good(Group all, @Nullable Group relapsed) {
      return all.signedOff() - (relapsed == null ? 0 : relapsed.signedOff());
    }

    @Override
    long cases(Group all, @Nullable Group relapsed) {
      return good(all, relapsed) + (relapsed == null ? 0 : relapsed.total());
    }
  };

  private final String code;
  private final String filter;

  AssessedFigure(String code, String filter) {
    this.code = code;
    this.filter = filter;
  }

  /** As it is told, and as decision tables name it. */
  String code() {
    return code;
  }

  /** The filter of lists that shows its issues: those that are as wished, or those that are not. */
  String filter() {
    return filter;
  }

  /**
   * How many issues are as wished.
   *
   * @param relapsed the same issues' part that relapsed at least once; null where there is none
   */
  abstract long good(Group all, @Nullable Group relapsed);

  /** How many issues count. */
  abstract long cases(Group all, @Nullable Group relapsed);

  static AssessedFigure of(String code) {
    return Arrays.stream(values())
        .filter(figure -> figure.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(code));
  }
}
