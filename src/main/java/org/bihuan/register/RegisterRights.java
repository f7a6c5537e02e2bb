package org.bihuan.register;

import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.register.Register;
import org.springframework.stereotype.Component;

/**
 * Who may read and change the entries of a register: whom its file names, and the administrators of
 * the root unit. Where it names no readers, everybody who is signed in may read them.
 */
@Component
public class RegisterRights {

  private final RootAdministrators administrators;

  RegisterRights(RootAdministrators administrators) {
    this.administrators = administrators;
  }

  public boolean mayEdit(Caller caller, Register register) {
    return administrators.include(caller) || isNamed(caller, register.editors());
  }

  public boolean mayRead(Caller caller, Register register) {
    return register.readers().isEmpty()
        || isNamed(caller, register.readers())
        || mayEdit(caller, register);
  }

  private static boolean isNamed(Caller caller, Set<String> named) {
    return caller.duties().stream()
        .anyMatch(duty -> named.contains(duty.role().code()) || named.contains(duty.group()));
  }

  /**
   * @throws Problem 403 for somebody who may not
   */
  void requireEdit(Caller caller, Register register) {
    if (!mayEdit(caller, register)) {
      throw Problem.forbidden("register.not-yours");
    }
  }
}
