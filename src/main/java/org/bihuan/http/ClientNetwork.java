package org.bihuan.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network an address belongs to: what one host has at its disposal. */
public final class ClientNetwork {

  /** Behind the digits of a network of IPv6. */
  public static final String HALF = "/64";

  /** Of IPv6, one host may use any address within its first 64 bits. */
  public static final int BYTES = 8;

  private ClientNetwork() {}

  /**
   * The address itself for IPv4, the first 64 bits for IPv6. No name is looked up: what is no
   * address of IPv6 is taken as it is.
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    int zone = address.indexOf('%');
    try {
      byte[] bytes =
          InetAddress.getByName(zone < 0 ? address : address.substring(0, zone)).getAddress();
      return bytes.length <= BYTES
          ? InetAddress.getByAddress(bytes).getHostAddress()
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES)) + HALF;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
