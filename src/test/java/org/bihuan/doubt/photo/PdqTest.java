package org.bihuan.doubt.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash is the published one, and finds a picture again among a million. */
class PdqTest {

  private static final int PICTURES = 60;
  private static final int MILLION = 1_000_000;

  /** A scan takes a while before the optimizing compiler has seen it. */
  private static final int SCANNED = 2;

  /** What the reference implementation gives for these pictures. */
  @ParameterizedTest
  @CsvSource({
    "1, 200cfff32a0c5f53288c55f3aaa4555baaa4555baaa4555ffff1aaa6000b554e",
    "2, 0003fffc4003fffc0003fffc0003feac5553aaac5552aaadfffb55510006aaaf",
    "3, 5552eaad5552aaad5552aaad5552aaad5552aaadfff80007fffc555355540006"
  })
  void isThePublishedHash(int seed, String hash) {
    Pdq look = Pdq.of(waves(seed));

    assertThat(look.hash().hex()).isEqualTo(hash);
    assertThat(look.quality()).isEqualTo(100);
  }

  @Test
  void findsAlteredPicturesAmongAMillion() {
    Map<String, UnaryOperator<BufferedImage>> alterations = new LinkedHashMap<>();
    alterations.put("recompressed", image -> Scenes.recompressed(image, 0.3f));
    alterations.put("resized to half", image -> Scenes.resized(image, 0.5));
    alterations.put("brightened", image -> Scenes.brightened(image, 40));
    alterations.put("dated", Scenes::dated);
    alterations.put("turned", image -> Scenes.turned(image, 1));
    alterations.put("upside down", image -> Scenes.turned(image, 2));
    alterations.put("mirrored", Scenes::mirrored);
    HashIndex index = random();
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 1; i <= PICTURES; i++) {
      pictures.add(Scenes.scene(i, 320, 240));
      index.add(MILLION + i, Pdq.of(pictures.get(i - 1)).hash());
    }
    alterations.forEach(
        (name, alter) -> {
          int found = 0;
          for (int i = 1; i <= PICTURES; i++) {
            Pdq look = Pdq.of(alter.apply(pictures.get(i - 1)));
            boolean caught =
                nearest(Pdq.of(pictures.get(i - 1)).hash(), look.hash()) <= PdqHash.SAME;
            found += caught ? 1 : 0;
            if (i <= SCANNED) {
              assertThat(index.near(look.turned(), PdqHash.SAME, 30))
                  .as("%s, picture %d", name, i)
                  .extracting(HashIndex.Near::id)
                  .isEqualTo(caught ? List.of(MILLION + (long) i) : List.of());
            }
          }
          System.out.printf("%s: %d of %d found%n", name, found, PICTURES);
          assertThat(found).as(name).isGreaterThanOrEqualTo(PICTURES * 95 / 100);
        });
  }

  @Test
  void takesTheSamePlaceFromAnotherSpotForAnotherPicture() {
    int flagged = 0;
    for (int i = 1; i <= PICTURES; i++) {
      PdqHash first = Pdq.of(Scenes.scene(i, 320, 240)).hash();
      PdqHash second = Pdq.of(Scenes.scene(i, 0.15, 320, 240)).hash();
      flagged += nearest(first, second) <= PdqHash.SAME ? 1 : 0;
    }
    System.out.printf("same place from another spot: %d of %d flagged%n", flagged, PICTURES);

    assertThat(flagged).isLessThanOrEqualTo(PICTURES * 2 / 100);
  }

  @Test
  void saysNothingOfPicturesWithLittleToSeeOrOfPaper() {
    BufferedImage plain = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    assertThat(Pdq.of(plain).isTelling()).isFalse();
    BufferedImage page = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 300; x++) {
        page.setRGB(x, y, y % 16 < 4 && x % 9 < 6 ? 0x202020 : 0xf4f2ee);
      }
    }
    assertThat(Paper.shows(page)).isTrue();
    assertThat(Paper.shows(Scenes.scene(1, 300, 200))).isFalse();
  }

  @Test
  void hashesPicturesOfAnySize() {
    for (int side : new int[] {1, 2, 5, 63, 127}) {
      assertThat(Pdq.of(new BufferedImage(side, 3, BufferedImage.TYPE_INT_RGB)).quality()).isZero();
    }
  }

  private static int nearest(PdqHash hash, PdqHash other) {
    return hash.turned().stream().mapToInt(other::distance).min().orElseThrow();
  }

  private static HashIndex random() {
    Random random = new Random(31);
    HashIndex index = new HashIndex();
    for (int i = 1; i <= MILLION; i++) {
      index.add(
          i,
          new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    return index;
  }

  private static BufferedImage waves(int seed) {
    BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        double light =
            128
                + 60 * StrictMath.sin(x / (20.0 + seed * 7) + y * y / 9000.0)
                + 50 * StrictMath.cos(y / (15.0 + seed * 5) - x * y / 20000.0);
        int grey = (int) light;
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return image;
  }
}
