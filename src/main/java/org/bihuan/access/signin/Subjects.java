package org.bihuan.access.signin;

import java.util.List;
import java.util.stream.Stream;
import org.bihuan.access.Origin;
import org.bihuan.access.Secrets;

/**
 * The keys under which an attempt is counted. They are hashes, since a mistyped name may be of any
 * length, or may be a password.
 *
 * @param own the account from this device where it is known, else from this network
 * @param network the network over all accounts
 * @param account the account over all networks
 * @param site the account from this site, while it is slowed as a whole
 * @param stranger whether neither device nor network is known for the account
 */
record Subjects(String own, String network, String account, String site, boolean stranger) {

  static Subjects of(String username, Origin origin, KnownOrigins known) {
    boolean device = known.knowsDevice(username, origin);
    return new Subjects(
        device ? device(username, origin) : pair(username, origin),
        network(origin),
        account(username),
        site(username, origin),
        !device && !known.knowsNetwork(username, origin));
  }

  List<String> all() {
    return List.of(own, network, account, site);
  }

  /** The counts that a right password resets, in the order in which rows are locked. */
  static List<String> startingAfresh(String username, Origin origin) {
    return Stream.of(
            account(username),
            device(username, origin),
            pair(username, origin),
            site(username, origin))
        .sorted()
        .toList();
  }

  static String account(String username) {
    return "account:" + Secrets.hash(username);
  }

  static String network(Origin origin) {
    return "address:" + Secrets.hash(origin.network());
  }

  private static String device(String username, Origin origin) {
    return "device:" + KnownOrigins.device(username, String.valueOf(origin.device()));
  }

  private static String pair(String username, Origin origin) {
    return "pair:" + KnownOrigins.network(username, origin.network());
  }

  private static String site(String username, Origin origin) {
    return "site:" + KnownOrigins.network(username, origin.site());
  }
}
