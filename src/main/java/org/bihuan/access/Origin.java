package org.bihuan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.bihuan.http.ClientNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Where an attempt to sign in comes from.
 *
 * @param network the address; of IPv6 its first 64 bits, since one host can use all addresses in it
 * @param device a secret that the browser was given when somebody signed in there, or the token in
 *     use; null where the request carries neither
 * @param signedIn whether the request comes from somebody already signed in, so that the device is
 *     certainly theirs
 */
public record Origin(String network, @Nullable String device, boolean signedIn) {

  public static final String COOKIE = "bihuan-device";

  private static final int SITE_DIGITS = 12;
  private static final int LONGEST_SHOWN = 64;

  /** The origin of a request by a system, which sends no cookies. */
  public static Origin ofSystem(HttpServletRequest request) {
    return new Origin(ClientNetwork.of(request.getRemoteAddr()), null, false);
  }

  /** The origin of a request by a browser. */
  public static Origin ofBrowser(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String device = cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    return new Origin(ClientNetwork.of(request.getRemoteAddr()), device, false);
  }

  /**
   * The origin of a request by somebody who has signed in already and gives their password once
   * more.
   */
  public static Origin of(SignedIn me, String address) {
    boolean ours = !me.tokenHash().isEmpty();
    return new Origin(ClientNetwork.of(address), ours ? me.tokenHash() : null, ours);
  }

  /**
   * The range that a provider assigns to one customer: of IPv6 the first 48 bits, within which the
   * customer can use any number of networks at no cost; else the network.
   */
  public String site() {
    return network.endsWith(ClientNetwork.HALF)
        ? network.substring(0, SITE_DIGITS) + "/48"
        : network;
  }

  /** The network in the usual notation. */
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
