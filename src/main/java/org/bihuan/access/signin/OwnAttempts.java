package org.bihuan.access.signin;

import java.time.Instant;
import java.util.Optional;
import org.bihuan.access.SignedIn;
import org.springframework.stereotype.Service;

/**
 * The notice about wrong passwords given for one's own account, shown until its owner has seen it.
 */
@Service
public class OwnAttempts {

  private final WrongPasswords wrong;

  OwnAttempts(WrongPasswords wrong) {
    this.wrong = wrong;
  }

  /** Three wrong passwords or more; empty for fewer. */
  public Optional<FailedAttempts> unseen(String username) {
    return wrong.unseen(username);
  }

  /**
   * Records that the owner has seen the notice.
   *
   * @param last {@link FailedAttempts#last()} of what was seen
   */
  public void seen(SignedIn me, Instant last) {
    wrong.markSeen(me.getName(), last);
  }
}
