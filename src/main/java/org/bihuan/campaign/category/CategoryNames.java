package org.bihuan.campaign.category;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.bihuan.cache.RereadValue;
import org.bihuan.labels.CodeNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The names of all types' categories, kept in memory. */
@Component
class CategoryNames implements CodeNames {

  private final RereadValue<Map<String, Map<String, Category>>> known;

  CategoryNames(CategoryRows rows, @Qualifier("applicationTaskExecutor") Executor background) {
    this.known = new RereadValue<>(rows::all, background);
  }

  void changed() {
    known.changed();
  }

  @Override
  public String fact() {
    return "category";
  }

  /** Of any type: the name that all types give it which have it. */
  @Override
  public @Nullable String name(@Nullable String type, String code, Locale locale) {
    Map<String, Category> types = known.get().getOrDefault(code, Map.of());
    if (type != null) {
      Category one = types.get(type);
      return one == null ? null : one.nameIn(locale);
    }
    List<String> names =
        types.values().stream().map(each -> each.nameIn(locale)).distinct().toList();
    return names.size() == 1 ? names.get(0) : null;
  }

  @Override
  public @Nullable String code(String type, String name) {
    List<String> codes =
        known.get().values().stream()
            .map(types -> types.get(type))
            .filter(Objects::nonNull)
            .filter(each -> each.name().equals(name) || name.equals(each.nameEn()))
            .map(Category::code)
            .toList();
    return codes.size() == 1 ? codes.get(0) : null;
  }
}
