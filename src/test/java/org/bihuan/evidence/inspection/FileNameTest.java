package org.bihuan.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {

  @Test
  void keepsAnOrdinaryName() {
    assertThat(FileName.of("整改照片 1.JPG", EvidenceType.JPEG)).isEqualTo("整改照片 1.JPG");
  }

  @Test
  void keepsNothingOfAPath() {
    assertThat(FileName.of("../../etc/passwd.txt", EvidenceType.TEXT)).isEqualTo("passwd.txt");
    assertThat(FileName.of("C:\\照片\\a.png", EvidenceType.PNG)).isEqualTo("a.png");
    assertThat(FileName.of("..", EvidenceType.PDF)).isEqualTo("evidence.pdf");
  }

  @Test
  void dropsWhatCannotBeSeen() {
    assertThat(FileName.of("a\r\nb\0c\u202Egpj.pdf", EvidenceType.PDF)).isEqualTo("abcgpj.pdf");
    assertThat(FileName.of("\uD800.pdf", EvidenceType.PDF)).isEqualTo("pdf.pdf");
  }

  @Test
  void replacesWhatFileSystemsForbid() {
    assertThat(FileName.of("a<b>\"c\".txt", EvidenceType.TEXT)).isEqualTo("a_b__c_.txt");
  }

  @Test
  void namesTheTypeThatTheBytesHave() {
    assertThat(FileName.of("page.html", EvidenceType.TEXT)).isEqualTo("page.html.txt");
    assertThat(FileName.of(null, EvidenceType.JPEG)).isEqualTo("evidence.jpg");
  }

  @Test
  void keepsLongChineseNamesWhole() {
    String name = "关于互通立交匝道护栏缺失问题整改情况的报告".repeat(6).substring(0, 121) + ".docx";
    assertThat(FileName.of(name, EvidenceType.DOCX)).isEqualTo(name);
  }

  @Test
  void shortensWithoutLosingTheExtension() {
    String name = FileName.of("😀".repeat(500) + ".docx", EvidenceType.DOCX);
    assertThat(name).hasSize(255).endsWith("😀.docx");
    String odd = FileName.of("a" + "😀".repeat(200) + ".docx", EvidenceType.DOCX);
    assertThat(odd).hasSize(254).endsWith("😀.docx");
  }

  @Test
  void normalisesTheEndOfALongNameOnly() {
    // Three characters each, once normalised.
    String name = FileName.of("\uFB2C".repeat(1_000_000) + ".pdf", EvidenceType.PDF);

    assertThat(name).hasSize(255).startsWith("\u05E9\u05BC\u05C1").endsWith(".pdf");
  }
}
