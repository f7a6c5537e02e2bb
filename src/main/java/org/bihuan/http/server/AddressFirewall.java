package org.bihuan.http.server;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Refuses ambiguous addresses before any rule is applied to them. An address has only one spelling
 * here: letters, digits, dots, dashes and underscores must not be encoded (as RFC 3986 asks of
 * senders), since an encoded one can only be meant to bypass a rule. The fixed parts of our
 * addresses are therefore the same encoded and decoded. Other characters may be encoded, as
 * well-formed UTF-8; slashes, backslashes, semicolons, percent signs, control characters and empty
 * or dotted segments are refused by {@link StrictHttpFirewall}.
 */
@Component
class AddressFirewall extends StrictHttpFirewall {

  private static final String NEVER_ENCODED = "-._";

  AddressFirewall() {
    setAllowedHeaderValues(AddressFirewall::hasNoControls);
  }

  /**
   * Whether the value has no ASCII control character but tab. The container reads headers as
   * Latin-1, where bytes of other letters look like further control characters, so these are
   * allowed.
   */
  private static boolean hasNoControls(String value) {
    return value.chars().allMatch(c -> (c >= ' ' && c != 127) || c == '\t');
  }

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    if (!isPath(request.getRequestURI()) || !isQuery(request.getQueryString())) {
      throw new RequestRejectedException("An address of more than one spelling, or of none");
    }
    return super.getFirewalledRequest(request);
  }

  private static boolean isPath(@Nullable String path) {
    byte[] decoded = path == null ? null : decoded(path, NEVER_ENCODED);
    return decoded != null && isUtf8(decoded);
  }

  /**
   * Names of parameters must not have control characters; in values the code that uses them refuses
   * them.
   */
  private static boolean isQuery(@Nullable String query) {
    if (query == null) {
      return true;
    }
    for (String parameter : StringUtils.delimitedListToStringArray(query, "&")) {
      int end = parameter.indexOf('=');
      byte[] name = decoded(end < 0 ? parameter : parameter.substring(0, end), "");
      byte[] value = decoded(parameter.substring(end + 1), "");
      if (name == null || value == null || !isUtf8(name) || !isUtf8(value) || hasControls(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasControls(byte[] name) {
    for (byte each : name) {
      if (each >= 0 && Character.isISOControl(each)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text with its escapes decoded.
   *
   * @param never characters that must not be encoded, beside letters and digits; empty where all
   *     may be
   * @return null where an escape is broken or encodes a character that must not be encoded
   */
  private static byte @Nullable [] decoded(String text, String never) {
    ByteBuffer decoded = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        decoded.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (low < 0) {
        return null;
      }
      int value = high * 16 + low;
      if (!never.isEmpty() && (isAlphanumeric(value) || never.indexOf(value) >= 0)) {
        return null;
      }
      decoded.put((byte) value);
      i += 2;
    }
    byte[] bytes = new byte[decoded.flip().remaining()];
    decoded.get(bytes);
    return bytes;
  }

  private static boolean isAlphanumeric(int c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
