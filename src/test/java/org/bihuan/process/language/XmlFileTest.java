package org.bihuan.process.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.bihuan.process.language.XmlFile.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFileTest {

  private static final String DECLARED = "<?xml version=\"1.0\" encoding=\"%s\"?><a n=\"期限\"/>";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf-8"})
  void readsUtf8(String declared) throws Unreadable {
    assertThat(read(DECLARED.formatted(declared)).attribute("n")).isEqualTo("期限");
  }

  @Test
  void readsUtf8WithAByteOrderMark() throws Unreadable {
    assertThat(read("\uFEFF" + DECLARED.formatted("UTF-8")).attribute("n")).isEqualTo("期限");
    assertThat(read("\uFEFF<a n=\"期限\"/>").attribute("n")).isEqualTo("期限");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-32",
        "UTF-32LE",
        "ISO-8859-1",
        "GB18030",
        "GBK",
        "Big5",
        "Shift_JIS",
        "US-ASCII",
        "UTF-7",
        "windows-1252",
        "IBM1047",
        "no-such-charset"
      })
  void refusesAnyOtherDeclaration(String declared) {
    assertThat(fault(DECLARED.formatted(declared).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "GB18030", "Big5"})
  void refusesAnyOtherEncoding(String charset) {
    for (String text : new String[] {DECLARED.formatted(charset), "<a n=\"期限\"/>"}) {
      assertThat(fault(text.getBytes(Charset.forName(charset)))).isEqualTo("encoding");
    }
  }

  @Test
  void refusesEbcdic() {
    String text = "<?xml version=\"1.0\" encoding=\"IBM1047\"?><a/>";
    assertThat(fault(text.getBytes(Charset.forName("IBM1047")))).isEqualTo("encoding");
  }

  @Test
  void refusesOverlongAndBrokenUtf8() {
    for (int[] broken : new int[][] {{0xC0, 0xBC}, {0xED, 0xA0, 0x80}, {0xFF}, {0xE6, 0x9C}}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes("<a>".getBytes(StandardCharsets.UTF_8));
      for (int b : broken) {
        bytes.write(b);
      }
      bytes.writeBytes("</a>".getBytes(StandardCharsets.UTF_8));
      assertThat(fault(bytes.toByteArray())).isEqualTo("encoding");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encoding | <?xml version=\"1.1\"?><a/>",
        "processing-instruction | <?target do?><a/>",
        "processing-instruction | <a><?target do?></a>",
        "processing-instruction | <a/><?target do?>",
        "not-xml | <a b=\"1\" b=\"2\"/>",
        "not-xml | +ADw-a/+AD4-",
        "not-xml | <a>&#0;</a>",
        "not-xml | <a/><a/>",
        "dtd | <!DOCTYPE a><a/>"
      })
  void refuses(String rule, String text) {
    assertThat(fault(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(rule);
  }

  @Test
  void readsTextAcrossCommentsAsOne() throws Unreadable {
    assertThat(read("<a>1<!-- 2 -->3<![CDATA[<4]]></a>").text()).isEqualTo("13<4");
  }

  @Test
  void tellsTextBetweenElements() throws Unreadable {
    assertThat(read("<a> <b>x</b> </a>").hasText()).isFalse();
    assertThat(read("<a> <b/> x</a>").hasText()).isTrue();
    assertThat(read("<a><![CDATA[x]]><b/></a>").hasText()).isTrue();
  }

  @Test
  void tellsAnAttributeOfTheModelsNamespaceFromAPlainOne() throws Unreadable {
    XmlElement element =
        read(
            "<b:task xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"plain\" b:id=\"other\"/>");

    assertThat(element.id()).isEqualTo("plain");
    assertThat(element.attributes()).containsKey("{http://www.omg.org/spec/BPMN/20100524/MODEL}id");
  }

  @Test
  void tellsAttributesOfLikeNamespacesApart() throws Unreadable {
    XmlElement element =
        read(
            "<a xmlns:p=\"http://www.omg.org/spec/DMN/20180521/DI/\""
                + " xmlns:q=\"http://www.omg.org/spec/DD/20100524/DI\" p:x=\"1\" q:x=\"2\"/>");

    assertThat(element.attributes()).hasSize(2).containsEntry("di:x", "1");
  }

  private static XmlElement read(String text) throws Unreadable {
    return XmlFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String fault(byte[] bytes) {
    Unreadable refused = catchThrowableOfType(Unreadable.class, () -> XmlFile.read(bytes));
    return refused == null ? "none" : refused.finding().rule();
  }
}
