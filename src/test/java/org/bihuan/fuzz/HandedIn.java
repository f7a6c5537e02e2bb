package org.bihuan.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files to upload: some valid, most of them damaged. */
final class HandedIn {

  private static final List<String> NAMES =
      List.of("a.csv", "a.xlsx", "a.bpmn20.xml", "a.dmn", "a.png", "护栏.jpg", "", "a\u0000b.csv");

  private final List<byte[]> whole;
  private final Dice dice;

  HandedIn(Dice dice) {
    this.dice = dice;
    this.whole =
        Stream.of(
                "src/main/resources/demo/ledger.csv",
                "src/main/resources/demo/people.csv",
                "processes/deadline-policy.dmn",
                "processes/look-back.bpmn20.xml")
            .map(HandedIn::read)
            .toList();
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return dice.one(NAMES);
  }

  byte[] content() {
    return dice.oneIn(5) ? dice.bytes(3_000) : dice.mutated(dice.one(whole));
  }
}
