package org.bihuan.access.signin;

import java.time.Instant;
import java.util.Optional;
import org.bihuan.access.SignedIn;
import org.springframework.stereotype.Service;

/** What people are told of wrong passwords given for their account, until they have seen it. */
@Service
public class OwnAttempts {

  private final WrongPasswords wrong;

  OwnAttempts(WrongPasswords wrong) {
    this.wrong = wrong;
  }

  /** Three wrong passwords or more; empty for fewer. */
  public Optional<FailedAttempts> untold(String username) {
    return wrong.untold(username);
  }

  /**
   * I have seen it.
   *
   * @param last {@link FailedAttempts#last()} of what I have seen
   */
  public void seen(SignedIn me, Instant last) {
    wrong.told(me.getName(), last);
  }
}
