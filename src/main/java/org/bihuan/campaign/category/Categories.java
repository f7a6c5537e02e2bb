package org.bihuan.campaign.category;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.campaign.relabel.Relabelling;
import org.bihuan.campaign.relabel.Relabellings;
import org.bihuan.campaign.relabel.Wish;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The categories of each type, in their order. They hold for the whole service: leaders and
 * administrators of a root unit keep them, everybody reads them.
 */
@Service
public class Categories {

  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_NAME = 200;
  private static final int MOST = 500;

  /** A change is seen at once on the node where it is made, and after this on the others. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final CategoryRows rows;
  private final CategoryNames names;
  private final IssueTypes types;
  private final Units units;
  private final Relabellings relabellings;
  private final Clock clock;
  private final Cache<String, List<Category>> known =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KEPT).build();

  Categories(
      CategoryRows rows,
      CategoryNames names,
      IssueTypes types,
      Units units,
      Relabellings relabellings,
      Clock clock) {
    this.rows = rows;
    this.names = names;
    this.types = types;
    this.units = units;
    this.relabellings = relabellings;
    this.clock = clock;
  }

  /** All categories of a type, in their order; those merged into others last. */
  public List<Category> of(String type) {
    return known.get(type, rows::of);
  }

  /** Those that are offered where an issue is opened. */
  public List<Category> offered(String type) {
    return of(type).stream().filter(Category::isOffered).toList();
  }

  /**
   * The same for somebody who names the type.
   *
   * @throws Problem 404 where there is no such type
   */
  public List<Category> ofType(String type) {
    requireType(type);
    return rows.of(type);
  }

  /**
   * What issues say as their category.
   *
   * @param total how many do
   */
  public record Used(String code, long total) {}

  /**
   * What issues of this type say, the most frequent first, so that what was misspelt is seen.
   *
   * @throws Problem 403 for somebody who may not keep the categories
   */
  public List<Used> used(Caller caller, String type) {
    requireType(type);
    String unused = requireKeep(caller);
    return rows.used(type, MOST);
  }

  private void requireType(String type) {
    if (types.find(type).isEmpty()) {
      throw Problem.notFound("type", type);
    }
  }

  public boolean mayKeep(Caller caller) {
    return rootDuty(caller).isPresent();
  }

  private Optional<String> rootDuty(Caller caller) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.LEADER || duty.role() == Role.ADMINISTRATOR)
        .map(Duty::unit)
        .filter(unit -> units.find(unit).filter(found -> found.parent() == null).isPresent())
        .findFirst();
  }

  /**
   * @throws Problem 403 for somebody who may not keep them
   */
  public String requireKeep(Caller caller) {
    return rootDuty(caller).orElseThrow(() -> Problem.forbidden("category.notYours"));
  }

  /**
   * Sets the categories of a type, in this order. Those left out are retired, never deleted: issues
   * may say them.
   *
   * @throws Problem 403, 404; 422 with every faulty field
   */
  @Transactional
  public List<Category> set(
      Caller caller, String type, @Nullable List<@Nullable CategoryDraft> items) {
    requireType(type);
    String unused = requireKeep(caller);
    Map<String, Category> before = new LinkedHashMap<>();
    rows.of(type).forEach(each -> before.put(each.code(), each));
    List<Category> after = checked(items == null ? List.of() : items);
    Instant now = clock.instant();
    int place = 0;
    for (Category each : after) {
      if (before.remove(each.code()) == null) {
        rows.add(type, each, place, now, caller.username());
      } else {
        rows.change(type, each, place, now, caller.username());
      }
      place++;
    }
    for (Category left : before.values()) {
      if (left.isOffered()) {
        Category retired = new Category(left.code(), left.name(), left.nameEn(), true, null);
        rows.change(type, retired, place, now, caller.username());
        place++;
      }
    }
    changed(type);
    return rows.of(type);
  }

  private void changed(String type) {
    known.invalidate(type);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            known.invalidate(type);
            names.changed();
          }
        });
  }

  private static List<Category> checked(List<@Nullable CategoryDraft> items) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, Category> checked = new LinkedHashMap<>();
    if (items.size() > MOST) {
      throw Problem.invalidSubmission(List.of(new FieldError("items", "campaign.tooMany", MOST)));
    }
    for (int i = 0; i < items.size(); i++) {
      String at = "items[" + i + "].";
      CategoryDraft item = items.get(i);
      String name = text(at + "name", item == null ? null : item.name(), LONGEST_NAME, errors);
      String nameEn =
          text(at + "nameEn", item == null ? null : item.nameEn(), LONGEST_NAME, errors);
      String code = text(at + "code", item == null ? null : item.code(), LONGEST_CODE, errors);
      if (name == null) {
        errors.add(FieldError.missing(at + "name"));
        continue;
      }
      if (code == null && name.length() > LONGEST_CODE) {
        errors.add(new FieldError(at + "code", "form.tooLong", LONGEST_CODE));
      }
      boolean retired = item != null && Boolean.TRUE.equals(item.retired());
      Category category =
          new Category(Objects.requireNonNullElse(code, name), name, nameEn, retired, null);
      if (checked.putIfAbsent(category.code(), category) != null) {
        errors.add(new FieldError(at + "code", "category.twice", category.code()));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return List.copyOf(checked.values());
  }

  private static @Nullable String text(
      String field, @Nullable String given, int longest, List<FieldError> errors) {
    String text = given == null ? "" : given.strip();
    if (text.length() > longest) {
      errors.add(new FieldError(field, "form.tooLong", longest));
    } else if (!StorableText.is(text) || text.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError(field, "form.controlCharacter"));
    }
    return text.isEmpty() ? null : text;
  }

  /**
   * Merges a category that was misspelt into another: all issues of the type that say it get the
   * other in the background, and so does whatever is opened with it later. The other becomes one of
   * the list where it is not.
   *
   * @throws Problem 403, 404; 422 where a field is missing, or both are the same
   */
  @Transactional
  public Relabelling merge(
      Caller caller, String type, @Nullable String from, @Nullable String into) {
    requireType(type);
    String unit = requireKeep(caller);
    List<FieldError> errors = new ArrayList<>();
    String old = text("from", from, LONGEST_CODE, errors);
    String other = text("into", into, LONGEST_CODE, errors);
    if (old == null) {
      errors.add(FieldError.missing("from"));
    }
    if (other == null) {
      errors.add(FieldError.missing("into"));
    }
    List<Category> all = rows.of(type);
    Category target = named(all, other);
    if (old != null && old.equals(other)) {
      errors.add(new FieldError("into", "category.same"));
    } else if (target != null && target.mergedInto() != null) {
      errors.add(new FieldError("into", "category.merged", target.code(), target.mergedInto()));
    }
    if (!errors.isEmpty() || old == null || other == null) {
      throw Problem.invalidSubmission(errors);
    }
    keepMerged(caller, type, all, old, other);
    changed(type);
    return relabellings.ask(
        new Wish(
            Relabelling.CATEGORY,
            type,
            old,
            other,
            false,
            Relabelling.MERGED,
            caller.username(),
            unit),
        Set.of());
  }

  private void keepMerged(
      Caller caller, String type, List<Category> all, String old, String other) {
    Instant now = clock.instant();
    if (named(all, other) == null) {
      rows.add(
          type, new Category(other, other, null, false, null), all.size(), now, caller.username());
    }
    Category source = named(all, old);
    Category merged =
        source == null
            ? new Category(old, old, null, true, other)
            : new Category(old, source.name(), source.nameEn(), true, other);
    if (source == null) {
      rows.add(type, merged, all.size() + 1, now, caller.username());
    } else {
      rows.change(type, merged, all.indexOf(source), now, caller.username());
    }
    rows.mergedFurther(type, old, other);
  }

  private static @Nullable Category named(List<Category> all, @Nullable String code) {
    return all.stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
  }

  /** The latest merges of a type, newest first. */
  public List<Relabelling> merges(String type, int most) {
    requireType(type);
    return relabellings.latest(Relabelling.CATEGORY, type, null, most);
  }
}
