package org.bihuan.issue.facts;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Which instance of the multi-instance activities around it a step, a decision or an act belongs
 * to, from the outermost in; empty for what is done once.
 */
public record InstancePath(List<Place> places) {

  /** What is done once belongs to no instance. */
  public static final InstancePath NONE = new InstancePath(List.of());

  private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9_-]{1,64}):(\\d{1,4})");

  /**
   * One instance of one activity.
   *
   * @param element the activity's id
   * @param index its number, from 0
   */
  public record Place(String element, int index) {}

  public InstancePath {
    places = List.copyOf(places);
  }

  /** Reads {@link #text}; what cannot be read belongs to no instance. */
  public static InstancePath parse(String text) {
    List<Place> places = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split("/", -1)) {
      Matcher place = PLACE.matcher(part);
      if (!place.matches()) {
        return NONE;
      }
      places.add(new Place(place.group(1), Integer.parseInt(place.group(2))));
    }
    return new InstancePath(places);
  }

  /** As it is stored: {@code visits:2/inspect:0}; empty for none. */
  public String text() {
    return String.join(
        "/", places.stream().map(place -> place.element() + ":" + place.index()).toList());
  }

  public boolean isNone() {
    return places.isEmpty();
  }

  /** The instance around the innermost activity. */
  public InstancePath outer() {
    return new InstancePath(places.subList(0, Math.max(0, places.size() - 1)));
  }

  /** An instance of an activity within this one. */
  public InstancePath within(Place place) {
    List<Place> longer = new ArrayList<>(places);
    longer.add(place);
    return new InstancePath(longer);
  }

  /** Whether it is an instance of the same activity as the other, or within one. */
  public boolean isBeneath(InstancePath other) {
    int depth = other.places.size();
    return places.size() >= depth && new InstancePath(places.subList(0, depth)).isBeside(other);
  }

  /** The innermost activity; empty for none. */
  public String innermost() {
    return places.isEmpty() ? "" : places.get(places.size() - 1).element();
  }

  /** Whether both are instances of the same activity, begun together. */
  public boolean isBeside(InstancePath other) {
    return !isNone() && innermost().equals(other.innermost()) && outer().equals(other.outer());
  }
}
