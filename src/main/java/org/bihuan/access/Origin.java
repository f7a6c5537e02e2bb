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
record Origin(String network, @Nullable String device, boolean signedIn) {

  static final String COOKIE = "bihuan-device";

  private static final int NETWORK_BYTES = 8;

  /** A system, which brings no cookies. */
  static Origin ofSystem(HttpServletRequest request) {
    return new Origin(network(request.getRemoteAddr()), null, false);
  }

  /** A browser. */
  static Origin ofBrowser(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String device = cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    return new Origin(network(request.getRemoteAddr()), device, false);
  }

  /** Somebody who has signed in already, and gives their password once more. */
  static Origin of(SignedIn me, String address) {
    boolean ours = !me.tokenHash().isEmpty();
    return new Origin(network(address), ours ? me.tokenHash() : null, ours);
  }

  /** No name is looked up: what is no address of IPv6 is taken as it is. */
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    int zone = address.indexOf('%');
    try {
      byte[] bytes =
          InetAddress.getByName(zone < 0 ? address : address.substring(0, zone)).getAddress();
      return bytes.length <= NETWORK_BYTES
          ? InetAddress.getByAddress(bytes).getHostAddress()
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
