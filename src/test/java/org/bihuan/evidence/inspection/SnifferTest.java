package org.bihuan.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnifferTest {

  @TempDir private Path folder;

  @Test
  void knowsEachTypeByItsBytes() throws IOException {
    Map<EvidenceType, byte[]> samples = new EnumMap<>(EvidenceType.class);
    samples.put(EvidenceType.JPEG, Samples.jpeg());
    samples.put(EvidenceType.PNG, Samples.png());
    samples.put(EvidenceType.HEIC, Samples.boxed("heic"));
    samples.put(EvidenceType.WEBP, Samples.webp());
    samples.put(EvidenceType.GIF, bytes("GIF89a\1\0\1\0\0\0\0;"));
    samples.put(
        EvidenceType.BMP, bytes("BM:\0\0\0\0\0\0\0\66\0\0\0(\0\0\0\1\0\0\0\1\0\0\0\1\0\30\0"));
    samples.put(EvidenceType.TIFF, bytes("II*\0\10\0\0\0\0\0\0\0\0\0"));
    samples.put(EvidenceType.PDF, Samples.PDF);
    samples.put(EvidenceType.OFD, Samples.zip("OFD.xml", "<ofd:OFD/>", "Doc_0/Document.xml", "x"));
    samples.put(EvidenceType.DOCX, Samples.docx());
    samples.put(EvidenceType.XLSX, Samples.xlsx());
    samples.put(EvidenceType.PPTX, Samples.pptx());
    samples.put(EvidenceType.DOC, Samples.compound("WordDocument", "1Table"));
    samples.put(EvidenceType.XLS, Samples.compound("Workbook", "ETExtData"));
    samples.put(EvidenceType.PPT, Samples.compound("Pictures", "PowerPoint Document"));
    samples.put(EvidenceType.TEXT, "整改已完成。\n".getBytes(UTF_8));
    samples.put(EvidenceType.ZIP, Samples.zip("a.txt", "a"));
    samples.put(EvidenceType.MP4, Samples.boxed("mp42"));
    samples.put(EvidenceType.MOV, Samples.boxed("qt  "));
    samples.put(EvidenceType.MP3, bytes("ID3\3\0\0\0\0\0\0"));
    samples.put(EvidenceType.M4A, Samples.boxed("M4A "));
    samples.put(EvidenceType.AMR, bytes("#!AMR\n<"));
    assertThat(samples).containsOnlyKeys(EvidenceType.values());
    for (var sample : samples.entrySet()) {
      assertThat(sniff(sample.getValue())).as("%s", sample.getKey()).contains(sample.getKey());
    }
  }

  @Test
  void knowsFilmsAndRecordingsAsTheyAreOftenWritten() throws IOException {
    assertThat(sniff(bytes("\0\0\0\10wide\0\0\0\10mdat\0\0\0\10moov"))).contains(EvidenceType.MOV);
    assertThat(sniff(bytes("\u00FF\u00FB\u0090d\0\0\0\0"))).contains(EvidenceType.MP3);
    assertThat(sniff(Samples.boxedWide("mp42"))).contains(EvidenceType.MP4);
    assertThat(sniff(Samples.boxedWide("heic"))).contains(EvidenceType.HEIC);
  }

  @Test
  void readsArchivesWithNamesInTheOldEncoding() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GB18030"))) {
      zip.putNextEntry(new ZipEntry("整改照片.jpg"));
    }
    assertThat(sniff(out.toByteArray())).contains(EvidenceType.ZIP);
  }

  @Test
  void refusesOldDocumentsWithMacrosAndOtherCompoundFiles() throws IOException {
    assertThat(sniff(Samples.compound("WordDocument", "_VBA_PROJECT"))).isEmpty();
    assertThat(sniff(Samples.compound("EncryptedPackage", "EncryptionInfo"))).isEmpty();
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
  void refusesArchivesThatAreProgramsOrUnknownDocuments() throws IOException {
    assertThat(sniff(Samples.zip("META-INF/MANIFEST.MF", "x", "A.class", "x"))).isEmpty();
    assertThat(sniff(Samples.zip("AndroidManifest.xml", "x"))).isEmpty();
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

  private static byte[] bytes(String each) {
    return each.getBytes(ISO_8859_1);
  }

  private Optional<EvidenceType> sniff(byte[] content) throws IOException {
    return new Sniffer().sniff(Files.write(folder.resolve("file"), content));
  }
}
