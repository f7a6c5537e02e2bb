package org.bihuan.register;

import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.register.Register;
import org.springframework.stereotype.Component;

/**
 * Who may change the entries of a register: whom its file names, and the administrators of the root
 * unit. Everybody who is signed in may read them.
 */
@Component
public class RegisterRights {

  private final RootAdministrators administrators;

  RegisterRights(RootAdministrators administrators) {
    this.administrators = administrators;
  }

  public boolean mayEdit(Caller caller, Register register) {
    return administrators.include(caller)
        || caller.duties().stream()
            .anyMatch(
                duty ->
                    register.editors().contains(duty.role().code())
                        || register.editors().contains(duty.group()));
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
