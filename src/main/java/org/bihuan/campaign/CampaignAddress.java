package org.bihuan.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import java.util.Base64;

/**
 * How a code stands in an address. Those that issues brought along may hold what no address can,
 * such as a slash: they stand there as {@code ~} and their UTF-8 in base64url.
 */
public final class CampaignAddress {

  private static final Pattern PLAIN =
      Pattern.compile("[^\\s/\\\\;%?#~_]([^/\\\\;%?#]*[^\\s/\\\\;%?#])?");

  private static final String ENCODED = "~";

  private CampaignAddress() {}

  /** Whether the code can stand in an address as it is. */
  static boolean isPlain(String code) {
    return PLAIN.matches(code) && !code.equals(".") && !code.equals("..");
  }

  public static String of(String code) {
    return isPlain(code)
        ? code
        : ENCODED + Base64.getUrlEncoder().withoutPadding().encodeToString(code.getBytes(UTF_8));
  }

  /** The code meant by what stands in an address. */
  public static String code(String address) {
    if (!address.startsWith(ENCODED)) {
      return address;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(address.substring(1)), UTF_8);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
