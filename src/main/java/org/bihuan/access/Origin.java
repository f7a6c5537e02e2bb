package org.bihuan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.bihuan.http.ClientNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Where an attempt to sign in comes from.
 *
 * @param network the address; of IPv6 its first 64 bits, since whoever has one address there has
 *     them all
 * @param device a secret that a browser was given when somebody signed in there, or a token in use;
 *     null where none came along
 * @param signedIn whether somebody signed in asks, so that the device is theirs for certain
 */
public record Origin(String network, @Nullable String device, boolean signedIn) {

  public static final String COOKIE = "bihuan-device";

  private static final int SITE_DIGITS = 12;
  private static final int LONGEST_SHOWN = 64;

  /** A system, which brings no cookies. */
  public static Origin ofSystem(HttpServletRequest request) {
    return new Origin(ClientNetwork.of(request.getRemoteAddr()), null, false);
  }

  /** A browser. */
  public static Origin ofBrowser(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String device = cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    return new Origin(ClientNetwork.of(request.getRemoteAddr()), device, false);
  }

  /** Somebody who has signed in already, and gives their password once more. */
  public static Origin of(SignedIn me, String address) {
    boolean ours = !me.tokenHash().isEmpty();
    return new Origin(ClientNetwork.of(address), ours ? me.tokenHash() : null, ours);
  }

  /**
   * What one customer is given as a whole: of IPv6 the first 48 bits, within which any number of
   * networks costs nothing; else the network.
   */
  public String site() {
    return network.endsWith(ClientNetwork.HALF)
        ? network.substring(0, SITE_DIGITS) + "/48"
        : network;
  }

  /** The network as people write it. */
  public static String shown(String address) {
    String network = ClientNetwork.of(address);
    if (!network.endsWith(ClientNetwork.HALF)
        || network.length() != 2 * ClientNetwork.BYTES + ClientNetwork.HALF.length()) {
      return network.substring(0, Math.min(network.length(), LONGEST_SHOWN));
    }
    StringBuilder shown = new StringBuilder();
    for (int group = 0; group < 2 * ClientNetwork.BYTES; group += 4) {
      shown
          .append(Integer.toHexString(Integer.parseInt(network, group, group + 4, 16)))
          .append(':');
    }
    return shown.append(':').append(ClientNetwork.HALF).toString();
  }
}
