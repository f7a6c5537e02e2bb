package org.bihuan;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Draws the modules and their dependencies as Mermaid text, which code hosts show as a picture. A
 * dependency that is also there by a longer path is left out of the picture; the table lists all of
 * them.
 */
final class ModulePicture {

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final String HEAD =
      """
      # Rooms

      Drawn from the code by `mvn test -Dtest=ModularityTests`, which fails when this page is out of
      date. An arrow means *uses*; where a longer way already says so, the arrow is left out.

      """;

  private final SortedMap<String, SortedSet<String>> uses = new TreeMap<>();

  ModulePicture(ApplicationModules modules) {
    modules.forEach(room -> uses.put(name(room), usedBy(room, modules)));
  }

  private static String name(ApplicationModule room) {
    return room.getIdentifier().toString();
  }

  private static SortedSet<String> usedBy(ApplicationModule room, ApplicationModules modules) {
    SortedSet<String> used = new TreeSet<>();
    room.getDirectDependencies(modules).uniqueModules().forEach(other -> used.add(name(other)));
    return used;
  }

  String markdown() {
    return HEAD
        + "```mermaid\nflowchart TD\n"
        + uses.keySet().stream().map(room -> "  " + room + "\n").collect(joining())
        + uses.entrySet().stream().map(this::arrows).collect(joining())
        + "```\n\n| room | holds | uses |\n|---|---|---|\n"
        + uses.entrySet().stream().map(ModulePicture::row).collect(joining());
  }

  private String arrows(Map.Entry<String, SortedSet<String>> room) {
    return room.getValue().stream()
        .filter(used -> !reachedByALongerWay(room.getValue(), used))
        .map(used -> "  " + room.getKey() + " --> " + used + "\n")
        .collect(joining());
  }

  private boolean reachedByALongerWay(SortedSet<String> neighbours, String target) {
    return neighbours.stream().anyMatch(neighbour -> reaches(neighbour, target));
  }

  private boolean reaches(String from, String target) {
    return uses.get(from).contains(target)
        || uses.get(from).stream().anyMatch(next -> reaches(next, target));
  }

  private static String row(Map.Entry<String, SortedSet<String>> room) {
    return "| `%s` | %s | %s |%n"
        .formatted(room.getKey(), holds(room.getKey()), String.join(", ", room.getValue()))
        .replace("|  |", "| – |");
  }

  /** The first sentence of the module's package comment. */
  private static String holds(String room) {
    Path info = Path.of("src/main/java/org/bihuan", room, "package-info.java");
    try {
      Matcher comment = COMMENT.matcher(Files.readString(info));
      if (!comment.find()) {
        throw new IllegalStateException(info + " does not say what the room is for");
      }
      return comment.group(1).replaceAll("\\s*\\n \\* ?", " ").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
