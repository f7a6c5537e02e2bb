package org.bihuan.evidence.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bihuan.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnifferTest {

  @TempDir private Path folder;

  @Test
  void knowsEachTypeByItsBytes() throws IOException {
    Map<EvidenceType, byte[]> samples =
        Map.of(
            EvidenceType.JPEG, Samples.jpeg(),
            EvidenceType.PNG, Samples.png(),
            EvidenceType.HEIC, Samples.boxed("heic"),
            EvidenceType.WEBP, Samples.webp(),
            EvidenceType.PDF, Samples.PDF,
            EvidenceType.DOCX, Samples.docx(),
            EvidenceType.XLSX, Samples.xlsx(),
            EvidenceType.TEXT, "整改已完成。\n".getBytes(UTF_8),
            EvidenceType.MP4, Samples.boxed("mp42"));
    assertThat(samples).containsOnlyKeys(EvidenceType.values());
    for (var sample : samples.entrySet()) {
      assertThat(sniff(sample.getValue())).as("%s", sample.getKey()).contains(sample.getKey());
    }
  }

  @Test
  void knowsWhatPhonesCallTheirFilms() throws IOException {
    assertThat(sniff(Samples.boxed("isom"))).contains(EvidenceType.MP4);
    assertThat(sniff(Samples.boxed("mp41"))).contains(EvidenceType.MP4);
  }

  @Test
  void takesChineseTextInTheOldEncodingForText() throws IOException {
    byte[] text = "整改情况:已按要求完成整改,并建立长效机制。\r\n".getBytes(Charset.forName("GB18030"));
    assertThat(sniff(text)).contains(EvidenceType.TEXT);
  }

  @Test
  void refusesWhatABrowserOrMachineWouldRun() throws IOException {
    assertThat(sniff(Samples.HTML)).isEmpty();
    assertThat(sniff(Samples.SVG)).isEmpty();
    assertThat(sniff("MZ\220\0\3\0\0\0\4\0\0\0".getBytes(UTF_8))).isEmpty();
    assertThat(sniff("\177ELF\2\1\1\0 and so on".getBytes(UTF_8))).isEmpty();
    assertThat(sniff(new byte[] {1, 2, 3, (byte) 0xFF})).isEmpty();
    assertThat(sniff("#!/bin/sh\nrm -rf /\n".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void refusesArchivesThatAreNoDocuments() throws IOException {
    assertThat(sniff(Samples.zip("a.txt", "a"))).isEmpty();
    assertThat(sniff(Samples.zip("[Content_Types].xml", "x", "word/document.xml", "x"))).isEmpty();
    assertThat(sniff("PK\3\4 and then nothing".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void refusesDocumentsWithMacros() throws IOException {
    assertThat(sniff(Samples.docxWithMacro())).isEmpty();
  }

  @Test
  void refusesDocumentsThatUnpackToTooMuch() throws IOException {
    assertThat(sniff(Samples.docxBomb())).isEmpty();
  }

  private Optional<EvidenceType> sniff(byte[] content) throws IOException {
    return new Sniffer().sniff(Files.write(folder.resolve("file"), content));
  }
}
