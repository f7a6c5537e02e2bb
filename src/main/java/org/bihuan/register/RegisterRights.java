package org.bihuan.register;

import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.organization.Units;
import org.bihuan.process.register.Register;
import org.springframework.stereotype.Component;

/**
 * Who may read and change the entries of a register: whom its file names, and the administrators of
 * the root unit. Where it names no readers, everybody who is signed in may read them.
 */
@Component
public class RegisterRights {

  private final RootAdministrators administrators;
  private final Units units;

  RegisterRights(RootAdministrators administrators, Units units) {
    this.administrators = administrators;
    this.units = units;
  }

  public boolean mayEdit(Caller caller, Register register) {
    return administrators.include(caller) || isNamed(caller, register.editors());
  }

  public boolean mayRead(Caller caller, Register register) {
    return register.readers().isEmpty()
        || isNamed(caller, register.readers())
        || mayEdit(caller, register);
  }

  private boolean isNamed(Caller caller, Set<String> named) {
    return caller.duties().stream().anyMatch(duty -> isNamed(duty, named));
  }

  private boolean isNamed(Duty duty, Set<String> named) {
    String role = duty.role().code();
    return named.contains(role)
        || named.contains(duty.group())
        || (named.contains(Register.TOPMOST + "/" + role)
            && units.find(duty.unit()).filter(unit -> unit.parent() == null).isPresent());
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
