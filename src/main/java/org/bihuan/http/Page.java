package org.bihuan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to pass as {@code after} for the next page; null on the last
 * @param total how many there are in all, only where it was asked for
 * @param totalIsMinimum true where there are more than {@code total}: no further was counted
 */
public record Page<T>(
    List<T> items,
    @Nullable String next,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean totalIsMinimum) {

  public Page(List<T> items, @Nullable String next, @Nullable Long total) {
    this(items, next, total, null);
  }

  /** A page with the number of all items, which is exact up to the most that are counted. */
  public static <T> Page<T> counted(
      List<T> items, @Nullable String next, long counted, long mostCounted) {
    return counted > mostCounted
        ? new Page<>(items, next, mostCounted, true)
        : new Page<>(items, next, counted, null);
  }
}
