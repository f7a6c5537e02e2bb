package org.bihuan.generated;

import java.util.List;
import java.util.Random;
import org.bihuan.generated.RandomForm.Known;

/** Random expressions over what is known at a place of a process. */
final class RandomExpressions {

  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  /** Yes or no; not always sound: the check decides. */
  String condition(List<Known> known) {
    return switch (random.nextInt(10)) {
      case 0 -> "issue.round < 3";
      case 1 -> "issue.severity == 'major'";
      case 2 -> "not (" + condition(known) + ")";
      case 3 -> condition(known) + " and issue.round < 9";
      case 4 -> "issue.overdue or " + condition(known);
      default -> known.isEmpty() ? "issue.round < 2" : about(any(known));
    };
  }

  private String about(Known field) {
    String path = field.path();
    return switch (field.type()) {
      case "outcome", "enum" -> path + " == '" + field.values().get(0) + "'";
      case "boolean" -> path;
      case "long", "double" -> path + " > " + random.nextInt(50);
      case "rows" ->
          random.nextBoolean()
              ? "count(" + path + "[points > 3]) == 0"
              : "sum(" + path + ".points) > " + random.nextInt(9);
      case "units" -> "contains(" + path + ", issue.unit)";
      case "list" -> "count(" + path + ") > 1";
      case "date" -> path + " > calendar.plusDays(today, 9)";
      default -> "not empty " + path;
    };
  }

  private Known any(List<Known> known) {
    return known.get(random.nextInt(known.size()));
  }

  /** A day or a time that may be needed. */
  String time(List<Known> known) {
    List<Known> dates = known.stream().filter(field -> field.type().equals("date")).toList();
    String fresh =
        List.of("calendar.plusDays(today, 2)", "calendar.plusWorkdays(3)").get(random.nextInt(2));
    return dates.isEmpty() || random.nextInt(3) == 0
        ? fresh
        : random.nextInt(4) == 0
            ? any(dates).path()
            : "orElse(" + any(dates).path() + ", " + fresh + ")";
  }

  /** What instances are made for. */
  String collection(List<Known> known) {
    List<Known> lists =
        known.stream()
            .filter(field -> field.type().equals("units") || field.type().equals("rows"))
            .toList();
    return lists.isEmpty() || random.nextInt(3) == 0
        ? "units.children('QH-XN')"
        : any(lists).path();
  }

  /** A text with values in it. */
  String text(List<Known> known) {
    List<Known> told = known.stream().filter(field -> !field.type().equals("rows")).toList();
    return told.isEmpty() ? "${issue.title}" : "${issue.number}：${" + any(told).path() + "}";
  }
}
