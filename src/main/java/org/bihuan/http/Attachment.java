package org.bihuan.http;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/**
 * The header by which a file is saved, RFC 6266: a name in ASCII, which is all that old clients and
 * command lines understand, and the real one as RFC 8187 writes it.
 */
public final class Attachment {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9 ._()-]");
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  private Attachment() {}

  /**
   * The header's value.
   *
   * @param name without control characters
   * @param instead what to call it in ASCII, without its ending, where no letter of the name is
   *     ASCII
   */
  public static String named(String name, String instead) {
    return "attachment; " + names(name, instead);
  }

  /** The same for what browsers show rather than save. */
  public static String shown(String name, String instead) {
    return "inline; " + names(name, instead);
  }

  private static String names(String name, String instead) {
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    boolean readable = !OTHER.matcher(stem).find() || LETTER.matcher(stem).find();
    String ascii = readable ? stem : instead;
    return "filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(OTHER.matcher(ascii + ending).replaceAll("_"), encoded(name));
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf((char) b) >= 0) {
        text.append((char) b);
      } else {
        text.append(String.format("%%%02X", b & 0xFF));
      }
    }
    return text.toString();
  }
}
