package org.bihuan.campaign.category;

import java.util.List;
import java.util.Optional;
import org.bihuan.campaign.relabel.NearestNames;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.search.FoldedText;
import org.bihuan.workflow.opening.ListedFact;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The category of a new issue: the code of a listed one where its code or name is written, whatever
 * its capitals and width; that into which a merged one was merged. Others pass as they are, but are
 * refused with {@code bihuan.categories.listed-only} where the type has a list.
 */
@Component
class ListedCategories implements ListedFact {

  private static final String FIELD = "category";

  private final Categories categories;
  private final boolean listedOnly;

  ListedCategories(
      Categories categories, @Value("${bihuan.categories.listed-only:false}") boolean listedOnly) {
    this.categories = categories;
    this.listedOnly = listedOnly;
  }

  @Override
  public String name() {
    return FIELD;
  }

  @Override
  public String settled(Use use) {
    List<Category> all = categories.of(use.type());
    Optional<Category> exact =
        all.stream().filter(each -> each.code().equals(use.value())).findFirst();
    String merged = exact.map(Category::mergedInto).orElse(null);
    if (merged != null) {
      return merged;
    }
    Optional<Category> found = exact.or(() -> written(all, use.value()));
    boolean usable = found.filter(Category::isOffered).isPresent();
    List<Category> offered = all.stream().filter(Category::isOffered).toList();
    if (listedOnly && !usable && !use.byProcess() && !offered.isEmpty()) {
      List<String> near =
          NearestNames.of(use.value(), offered.stream().map(Category::code).toList());
      throw Problem.invalidSubmission(
          List.of(
              near.isEmpty()
                  ? new FieldError(FIELD, "category.unknown", use.value())
                  : new FieldError(
                      FIELD, "category.unknown.near", use.value(), String.join("、", near))));
    }
    return found.map(Category::code).orElse(use.value());
  }

  private static Optional<Category> written(List<Category> all, String value) {
    String folded = FoldedText.of(value);
    return all.stream()
        .filter(Category::isOffered)
        .filter(
            each ->
                FoldedText.of(each.code()).equals(folded)
                    || FoldedText.of(each.name()).equals(folded)
                    || (each.nameEn() != null && FoldedText.of(each.nameEn()).equals(folded)))
        .findFirst();
  }
}
