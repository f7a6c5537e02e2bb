package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of the service, and which of them may use which. */
class ModularityTests {

  private static final Path CHECKED_IN = Path.of("docs", "modules.md");
  private static final Path DRAWN = Path.of("target", "modulith", "modules.md");

  private final ApplicationModules modules = ApplicationModules.of(Bihuan.class);

  @Test
  void everyRoomReachesOnlyWhatItsPackageInfoAllows() {
    modules.verify();
  }

  /** A module without a declaration could use any other. */
  @Test
  void everyRoomDeclaresWhatItUses() {
    assertThat(modules)
        .isNotEmpty()
        .allSatisfy(
            room ->
                assertThat(room.getBasePackage().getAnnotation(ApplicationModule.class))
                    .as(room.getDisplayName())
                    .get()
                    .satisfies(
                        declared ->
                            assertThat(declared.allowedDependencies())
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
  }

  /** The picture is drawn from the code; {@code docs/modules.md} is a copy of it. */
  @Test
  void theModulePictureIsUpToDate() throws IOException {
    Files.createDirectories(DRAWN.getParent());
    Files.writeString(DRAWN, new ModulePicture(modules).markdown());

    assertThat(CHECKED_IN)
        .as("out of date; write it anew: cp %s %s", DRAWN, CHECKED_IN)
        .hasSameTextualContentAs(DRAWN);
  }
}
