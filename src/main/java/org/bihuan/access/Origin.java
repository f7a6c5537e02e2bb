package org.bihuan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
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

  private static final int NETWORK_BYTES = 8;
  private static final String HALF = "/64";
  private static final int SITE_DIGITS = 12;
  private static final int LONGEST_SHOWN = 64;

  /** A system, which brings no cookies. */
  public static Origin ofSystem(HttpServletRequest request) {
    return new Origin(network(request.getRemoteAddr()), null, false);
  }

  /** A browser. */
  public static Origin ofBrowser(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String device = cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    return new Origin(network(request.getRemoteAddr()), device, false);
  }

  /** Somebody who has signed in already, and gives their password once more. */
  public static Origin of(SignedIn me, String address) {
    boolean ours = !me.tokenHash().isEmpty();
    return new Origin(network(address), ours ? me.tokenHash() : null, ours);
  }

  /**
   * What one customer is given as a whole: of IPv6 the first 48 bits, within which any number of
   * networks costs nothing; else the network.
   */
  public String site() {
    return network.endsWith(HALF) ? network.substring(0, SITE_DIGITS) + "/48" : network;
  }

  /** No name is looked up: what is no address of IPv6 is taken as it is. */
  public static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    int zone = address.indexOf('%');
    try {
      byte[] bytes =
          InetAddress.getByName(zone < 0 ? address : address.substring(0, zone)).getAddress();
      return bytes.length <= NETWORK_BYTES
          ? InetAddress.getByAddress(bytes).getHostAddress()
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + HALF;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** The network as people write it. */
  public static String shown(String address) {
    String network = network(address);
    if (!network.endsWith(HALF) || network.length() != 2 * NETWORK_BYTES + HALF.length()) {
      return network.substring(0, Math.min(network.length(), LONGEST_SHOWN));
    }
    StringBuilder shown = new StringBuilder();
    for (int group = 0; group < 2 * NETWORK_BYTES; group += 4) {
      shown
          .append(Integer.toHexString(Integer.parseInt(network, group, group + 4, 16)))
          .append(':');
    }
    return shown.append(':').append(HALF).toString();
  }
}
