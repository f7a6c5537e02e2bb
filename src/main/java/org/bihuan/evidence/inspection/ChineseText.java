package org.bihuan.evidence.inspection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text in GB18030, which many office machines still write and general detectors take for binary:
 * every byte must be part of a character, and none may be a control character.
 */
final class ChineseText {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private ChineseText() {}

  static boolean is(Path file) throws IOException {
    var strict =
        GB18030
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (Reader in =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), strict))) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (Character.isISOControl(c) && "\t\r\n\f".indexOf(c) < 0) {
          return false;
        }
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
