package org.bihuan.campaign.lookback;

import java.util.List;
import org.bihuan.campaign.lookback.DrawnRows.Sampled;
import org.bihuan.process.language.ProcessModel.Verdict;
import org.jspecify.annotations.Nullable;

/** A sample, or a part of it, with the verdicts that there are. */
record Verdicts(List<Judged> issues) {

  /**
   * One issue of the sample.
   *
   * @param verdict null where there is none yet
   */
  record Judged(Sampled issue, @Nullable Verdict verdict) {

    boolean holds() {
      return verdict == Verdict.HOLDS;
    }

    /** Whether it is not known whether it holds. */
    boolean isOpen() {
      return verdict == null || verdict == Verdict.CANNOT_BE_CHECKED;
    }
  }

  int size() {
    return issues.size();
  }

  int count(@Nullable Verdict verdict) {
    return (int) issues.stream().filter(one -> one.verdict() == verdict).count();
  }

  int rechecked() {
    return (int) issues.stream().filter(one -> !one.isOpen()).count();
  }

  /** How many hold. */
  int holding() {
    return count(Verdict.HOLDS);
  }

  /** How many hold if all do of which it is not known. */
  int holdingAtMost() {
    return holding() + size() - rechecked();
  }

  Verdicts where(java.util.function.Predicate<Sampled> part) {
    return new Verdicts(issues.stream().filter(one -> part.test(one.issue())).toList());
  }

  /** Those whose verdict says whether they hold. */
  Verdicts known() {
    return new Verdicts(issues.stream().filter(one -> !one.isOpen()).toList());
  }
}
