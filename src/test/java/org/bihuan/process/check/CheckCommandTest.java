package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void isSilentAboutAGoodFolder() throws IOException {
    put(new Drawing().step("review").end("done").flow("start", "review").flow("review", "done"));

    assertThat(run("--language=en", folder.toString())).isZero();
    assertThat(output()).isEmpty();
  }

  @Test
  void printsOneLineAFaultInTheLanguageAskedFor() throws IOException {
    put(new Drawing().step("review").end("done").flow("start", "review").flow("review", "none"));

    assertThat(run("--language=en", folder.toString())).isEqualTo(1);
    assertThat(output())
        .contains("drawn.bpmn20.xml:")
        .contains(": flow2: dangling-flow: The flow \"review\" → \"none\" has a missing end");
    printed.reset();
    run(folder.toString());
    assertThat(output()).contains(": flow2: dangling-flow: 连线“review”→“none”");
  }

  @Test
  void saysWhenThereIsNoSuchFolder() {
    String none = folder.resolve("none").toString();

    assertThat(run("--language=en", none)).isEqualTo(2);
    assertThat(output().lines()).containsExactly(none + ": there is no such folder.");
    printed.reset();
    assertThat(run(none)).isEqualTo(2);
    assertThat(output().lines()).containsExactly(none + "：没有这个文件夹。");
  }

  @Test
  void saysWhenAFileIsGivenForAFolder() throws IOException {
    put(new Drawing().step("review").end("done").flow("start", "review").flow("review", "done"));
    String file = folder.resolve("drawn.bpmn20.xml").toString();

    assertThat(run("--language=en", file)).isEqualTo(2);
    assertThat(output().lines()).containsExactly(file + ": there is no such folder.");
  }

  @Test
  void looksAtFilesOfEitherName() {
    assertThat(run("--language=en", "src/test/resources/cases/bpmn/only-bpmn")).isEqualTo(1);
    assertThat(output().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("src/test/resources/cases/bpmn/only-bpmn/broken.bpmn:"));
  }

  @Test
  void saysEachFindingOnOneLine() {
    assertThat(run("src/test/resources/cases/bpmn")).isEqualTo(1);
    assertThat(output().lines()).hasSize(4).allMatch(line -> line.startsWith("src/test/"));
  }

  @Test
  void saysWhenThereIsNothingToCheck() {
    assertThat(run("--language=en", folder.toString())).isEqualTo(2);
    assertThat(output().lines())
        .containsExactly(
            folder
                + ": there are no process, decision or register files (*.bpmn20.xml, *.bpmn, *.dmn, *.register.json).");
  }

  private void put(Drawing drawing) throws IOException {
    Files.write(folder.resolve("drawn.bpmn20.xml"), drawing.xml());
  }

  private int run(String... args) {
    return CheckCommand.run(args, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
