package org.bihuan.rights;

import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.workbench.Pages;

/**
 * One caller with their credentials: a token for the API and a browser for the pages.
 *
 * @param username empty for nobody
 */
record Visitor(int port, Caller caller, String username, Api.Session api, Pages pages) {

  static Visitor nobody(int port) {
    Pages pages = Pages.stranger(port);
    pages.get("/sign-in").expect(200);
    return new Visitor(port, Caller.NOBODY, "", new Api(port).anonymous(), pages);
  }

  /** Signs in for the API and on the pages, and has a form open. */
  static Visitor signedIn(int port, Caller caller, String username) {
    Pages pages = Pages.of(port, username, Accounts.PASSWORD);
    pages.get("/account").expect(200);
    return new Visitor(port, caller, username, Accounts.session(new Api(port), username), pages);
  }

  /**
   * The same caller signed in once more, where possible, so that a request can end that session.
   */
  Visitor signedInAgain() {
    return caller.signsIn() ? signedIn(port, caller, username) : this;
  }
}
