package org.bihuan.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network an address belongs to: the range of addresses that one host can use. */
public final class ClientNetwork {

  /** Suffix of an IPv6 network. */
  public static final String HALF = "/64";

  /** The bytes of an IPv6 network: one host may use any address with the same first 64 bits. */
  public static final int BYTES = 8;

  private ClientNetwork() {}

  /**
   * The address itself for IPv4, the first 64 bits for IPv6. No name is looked up: a text that is
   * not an IPv6 address is returned unchanged.
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
