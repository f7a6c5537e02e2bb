package org.bihuan.campaign.category;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.campaign.relabel.Relabelling;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The categories of a type of issues. */
@RestController
@RequestMapping("/api/types/{key}/categories")
@Tag(name = "campaigns")
class CategoryController {

  private final Categories categories;

  CategoryController(Categories categories) {
    this.categories = categories;
  }

  /**
   * A category.
   *
   * @param code what issues say
   * @param retired whether it is no longer offered
   * @param mergedInto the category that new issues get instead
   */
  @Schema(name = "Category")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CategoryView(
      String code,
      String name,
      @Nullable String nameEn,
      boolean retired,
      @Nullable String mergedInto) {}

  /**
   * The categories as they are to be, in their order.
   *
   * @param items those left out are retired
   */
  @Schema(name = "CategoriesForm")
  record CategoriesForm(@Required @Nullable List<@Nullable CategoryDraft> items) {}

  /**
   * Which category is merged into which.
   *
   * @param from the code of the misspelt one
   * @param into the code of the right one
   */
  @Schema(name = "CategoryMerge")
  record MergeForm(@Required @Nullable String from, @Required @Nullable String into) {}

  private static Page<CategoryView> views(List<Category> all) {
    return new Page<>(
        all.stream()
            .map(
                each ->
                    new CategoryView(
                        each.code(), each.name(), each.nameEn(), each.retired(), each.mergedInto()))
            .toList(),
        null,
        null);
  }

  @GetMapping
  @Operation(
      summary = "List the categories of a type in their order",
      operationId = "listCategories")
  Page<CategoryView> list(@PathVariable String key) {
    return views(categories.ofType(key));
  }

  @PutMapping
  @Operation(
      summary = "Set the categories of a type",
      operationId = "setCategories",
      description = "Those left out are retired. For leaders and administrators of the root unit.")
  Page<CategoryView> set(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestBody CategoriesForm form) {
    return views(categories.set(caller, key, form.items()));
  }

  @PostMapping("/merges")
  @Operation(
      summary = "Merge a category that was misspelt into another",
      operationId = "mergeCategory",
      description =
          "All issues of the type get the other one, one after another, each with an entry in its"
              + " trail. For leaders and administrators of the root unit.")
  Relabelling merge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestBody MergeForm form) {
    return categories.merge(caller, key, form.from(), form.into());
  }

  @GetMapping("/merges")
  @Operation(
      summary = "List the latest merges of categories and how far they are",
      operationId = "listCategoryMerges")
  Page<Relabelling> merges(@AuthenticationPrincipal Caller caller, @PathVariable String key) {
    String unused = categories.requireKeep(caller);
    return new Page<>(categories.merges(key, Limits.DEFAULT), null, null);
  }
}
