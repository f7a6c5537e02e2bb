package org.bihuan.doubt;

import java.util.Optional;

/**
 * A text that was handed in.
 *
 * @param seq the entry of the trail
 */
public record Place(int seq, String field) {

  /** As it is stored. */
  public String text() {
    return seq + "/" + field;
  }

  static Optional<Place> of(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 1
          ? Optional.empty()
          : Optional.of(
              new Place(Integer.parseInt(text.substring(0, slash)), text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
