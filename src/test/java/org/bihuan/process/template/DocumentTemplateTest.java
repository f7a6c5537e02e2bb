package org.bihuan.process.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.process.template.WordFile.paragraph;
import static org.bihuan.process.template.WordFile.row;
import static org.bihuan.process.template.WordFile.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.process.language.Finding;
import org.bihuan.process.template.DocumentTemplate.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Word files with placeholders: what they are filled in with, and which are refused. */
class DocumentTemplateTest {

  private static DocumentTemplate read(WordFile file) {
    DocumentTemplate.Read read = DocumentTemplate.read(file.bytes());
    assertThat(read.findings()).isEmpty();
    return java.util.Objects.requireNonNull(read.template());
  }

  @Test
  void fillsPlaceholdersThatWordHasSpreadOverRuns() {
    DocumentTemplate template =
        read(WordFile.of(paragraph("关于", "{", "{issue.", "title}} 和{{ issue.unit", "}}的通知")));

    assertThat(template.placeholders()).hasSize(2);
    Content content = new Content(Map.of("issue.title", "路面\n破损<1>", "issue.unit", "大通"), Map.of());
    assertThat(WordFile.text(template.fill(content))).isEqualTo("关于路面⏎破损&lt;1&gt; 和大通的通知");
  }

  @Test
  void repeatsTheRowOfATableForEachRow() {
    DocumentTemplate template =
        read(
            WordFile.of(
                table(
                    row("序号", "问题"),
                    row(
                        "{{fields.inspect.findings}}{{rowNumber}}",
                        "{{row.title}} {{issue.number}}"))));

    assertThat(template.placeholders()).extracting("line").containsOnly(1);
    List<Map<String, String>> rows =
        List.of(
            Map.of("rowNumber", "1", "row.title", "甲"),
            Map.of("rowNumber", "2", "row.title", "{{issue.number}}"));
    Map<String, String> texts = Map.of("issue.number", "QH-1");
    assertThat(WordFile.text(template.fill(new Content(texts, Map.of(1, rows)))))
        .as("a text is never looked into for placeholders")
        .isEqualTo("序号|问题\n1|甲 QH-1\n2|{{issue.number}} QH-1");
    assertThat(WordFile.text(template.fill(new Content(texts, Map.of(1, List.of())))))
        .isEqualTo("序号|问题\n| QH-1");
  }

  @Test
  void makesTheSameFileOfTheSameTexts() {
    WordFile file = WordFile.of(paragraph("{{issue.title}}"));
    Content content = new Content(Map.of("issue.title", "甲"), Map.of());

    assertThat(read(file).fill(content)).isEqualTo(read(file).fill(content));
  }

  @Test
  void readsQuotesAsWordWritesThem() {
    DocumentTemplate template =
        read(WordFile.of(paragraph("{{orElse(fields.opened.note, \u2018\u2019)}}")));

    assertThat(template.placeholders()).hasSize(1);
  }

  static Stream<Arguments> refused() {
    WordFile plain = WordFile.of(paragraph("甲"));
    return Stream.of(
        Arguments.of("template-part", WordFile.of().with("word/vbaProject.bin", "x")),
        Arguments.of("template-part", WordFile.of().with("word/embeddings/a.xml", "<a/>")),
        Arguments.of("template-part", WordFile.of().with("../evil.xml", "<a/>")),
        Arguments.of("template-part", WordFile.of().with("word/fonts/font1.odttf", "x")),
        Arguments.of("template-main", WordFile.of().with("[Content_Types].xml", "<Types/>")),
        Arguments.of("template-main", WordFile.of().with("word/document.xml", "<html/>")),
        Arguments.of(
            "template-main",
            WordFile.of()
                .with(
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>")),
        Arguments.of(
            "template-main",
            WordFile.of()
                .with(
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>")),
        Arguments.of("template-main", WordFile.of().with("_rels/.rels", "<Relationships/>")),
        Arguments.of(
            "template-main",
            WordFile.of()
                .with("word/other.xml", "<w/>")
                .with(
                    "_rels/.rels",
                    """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/other.xml"/>\
                    </Relationships>""")),
        Arguments.of(
            "template-main",
            WordFile.of()
                .with("word/other.xml", "<w/>")
                .with(
                    "[Content_Types].xml",
                    """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                    <Override PartName="/word/other.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                    </Types>""")),
        Arguments.of(
            "template-file",
            plain.with("word/header1.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        Arguments.of(
            "template-external",
            WordFile.of()
                .with(
                    "word/_rels/document.xml.rels",
                    "<Relationships><Relationship Id=\"r\" TargetMode=\"External\" Target=\"a\"/></Relationships>")),
        Arguments.of(
            "template-external",
            WordFile.of()
                .with(
                    "word/_rels/document.xml.rels",
                    "<Relationships><Relationship Id=\"r\" Target=\"http://x/a.png\"/></Relationships>")),
        Arguments.of(
            "template-content",
            WordFile.of(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLU</w:instrText></w:r>"
                    + "<w:r><w:instrText>DEPICTURE \"http://x\"</w:instrText></w:r>"
                    + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")),
        Arguments.of(
            "template-content", WordFile.of("<w:p><w:fldSimple w:instr=\"DDEAUTO c\"/></w:p>")),
        Arguments.of("template-content", WordFile.of("<w:p><w:r><w:object/></w:r></w:p>")),
        Arguments.of(
            "template-content",
            WordFile.of(
                "<w:p><v:imagedata xmlns:v=\"urn:schemas-microsoft-com:vml\" src=\"x\"/></w:p>")),
        Arguments.of("template-syntax", WordFile.of(paragraph("{{new java.lang.Runtime()}}"))),
        Arguments.of("template-syntax", WordFile.of(paragraph("{{issue.title}"))),
        Arguments.of("template-syntax", WordFile.of(paragraph("{{@picture}}"))),
        Arguments.of(
            "template-size",
            WordFile.of().with("word/styles.xml", "<a>".repeat(300) + "</a>".repeat(300))),
        Arguments.of(
            "template-size", WordFile.of().with("word/media/a.png", "x".repeat(17 << 20))));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String rule, WordFile file) {
    DocumentTemplate.Read read = DocumentTemplate.read(file.bytes());

    assertThat(read.template()).isNull();
    assertThat(read.findings()).extracting(Finding::rule).contains(rule);
  }

  @Test
  void refusesWhatIsNoZipFile() {
    for (byte[] bytes :
        List.of(new byte[0], new byte[] {'P', 'K', 3, 4, 1, 2}, "<a/>".getBytes(UTF_8))) {
      assertThat(DocumentTemplate.read(bytes).findings())
          .extracting(Finding::rule)
          .containsExactly("template-file");
    }
  }
}
