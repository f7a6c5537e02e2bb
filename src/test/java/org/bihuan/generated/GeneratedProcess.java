package org.bihuan.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.bihuan.generated.Breakage.Broken;

/**
 * A random process.
 *
 * @param broken where it was broken on purpose; empty where it was not
 * @param parts of the language that were drawn
 * @param random for what is done with it
 */
record GeneratedProcess(
    String key, String xml, Optional<Broken> broken, Set<String> parts, Random random) {

  /** How many are drawn; {@code -Dbihuan.generated=100000} draws many more. */
  static final int COUNT = Integer.getInteger("bihuan.generated", 200);

  /** The same processes are drawn again with the same seed. */
  private static final long SEED = Long.getLong("bihuan.generated.seed", 2_026);

  byte[] content() {
    return xml.getBytes(UTF_8);
  }

  /** The seeds of all that are drawn. */
  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    Arbitrary<Long> any = Arbitraries.longs();
    JqwikSession.run(
        () -> {
          var generator = any.generator(1_000);
          Random random = new Random(SEED);
          for (int i = 0; i < COUNT; i++) {
            seeds.add(generator.next(random).value());
          }
        });
    return seeds;
  }

  /** Draws one of them. */
  static GeneratedProcess of(String key, long seed) {
    Random random = new Random(seed);
    RandomProcess process = new RandomProcess(random);
    String xml = process.draw(key);
    Optional<Broken> broken = Optional.empty();
    if (random.nextInt(4) == 0) {
      Breakage[] ways = Breakage.values();
      broken = Optional.ofNullable(ways[random.nextInt(ways.length)].at(xml, random));
    }
    return new GeneratedProcess(
        key, broken.map(Broken::xml).orElse(xml), broken, process.parts(), random);
  }
}
