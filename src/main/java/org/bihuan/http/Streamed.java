package org.bihuan.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of any length, written while it is read: batch after batch, so that neither its length nor
 * a slow client costs memory, and no database connection is in use while it is sent. In JSON it is
 * a {@link Page}.
 */
@JsonPropertyOrder({"items", "next"})
public final class Streamed<T> {

  private static final int BATCH = 200;

  private final Batches<T> batches;
  private final Function<T, String> key;
  private final int most;
  private Iterator<T> batch;
  private @Nullable T last;
  private int given;
  private boolean ended;

  /** The source of the items. */
  @FunctionalInterface
  public interface Batches<T> {

    /**
     * The next items.
     *
     * @param last the item before them; null for the first batch
     * @param most how many at most; the list ends only with an empty batch, not with a short one
     */
    List<T> after(@Nullable T last, int most);
  }

  private Streamed(Batches<T> batches, Function<T, String> key, int most) {
    this.batches = batches;
    this.key = key;
    this.most = most;
    this.batch = batches.after(null, Math.min(most, BATCH)).iterator();
  }

  /**
   * The list, or a page of it. The first batch is read here, so that an exception can still be
   * answered as a problem.
   *
   * @param limit how many items; null for all there are
   * @param key an item's {@code next}
   */
  public static <T> Streamed<T> of(
      Batches<T> batches, @Nullable Integer limit, Function<T, String> key) {
    return new Streamed<>(batches, key, limit == null ? Integer.MAX_VALUE : Limits.of(limit));
  }

  /** The items; they can be iterated only once. */
  public Iterator<T> getItems() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return given < most && more();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        T item = batch.next();
        last = item;
        given++;
        return item;
      }
    };
  }

  /** What to pass as {@code after} for the items after these; null where there are none. */
  public @Nullable String getNext() {
    return last != null && more() ? key.apply(last) : null;
  }

  private boolean more() {
    if (!batch.hasNext() && !ended) {
      batch = batches.after(last, Math.max(1, Math.min(most - given, BATCH))).iterator();
      ended = !batch.hasNext();
    }
    return batch.hasNext();
  }
}
