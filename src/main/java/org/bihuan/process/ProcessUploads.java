package org.bihuan.process;

import java.util.List;
import java.util.Locale;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.http.load.StillWanted;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.deployment.Registers;
import org.springframework.stereotype.Component;

/** Checks and deploys the files that administrators upload: all of them or none. */
@Component
public class ProcessUploads {

  private final Deployments deployments;
  private final IssueTypes types;
  private final Registers registers;
  private final Messages messages;
  private final RootAdministrators administrators;
  private final HeavyWork heavy;
  private final StillWanted wanted;

  ProcessUploads(
      Deployments deployments,
      IssueTypes types,
      Registers registers,
      Messages messages,
      RootAdministrators administrators,
      HeavyWork heavy,
      StillWanted wanted) {
    this.administrators = administrators;
    this.deployments = deployments;
    this.types = types;
    this.registers = registers;
    this.messages = messages;
    this.heavy = heavy;
    this.wanted = wanted;
  }

  /**
   * The results for the files.
   *
   * @param accepted whether every file passed the check
   * @param deployed whether they are deployed: not for a dry run, or where one was refused
   */
  public record Uploaded(boolean accepted, boolean deployed, List<CheckedFile> files) {}

  /**
   * Checks the files and deploys them if all pass.
   *
   * @param dryRun only check
   * @throws Problem 403 for others than administrators of the root unit, 422 where a name is no
   *     process's, decision's, register's or template's
   */
  public Uploaded upload(Caller caller, List<ProcessSource> files, boolean dryRun) {
    administrators.require(caller);
    if (files.stream().anyMatch(file -> !file.isKnown())) {
      throw Problem.invalidSubmission(List.of(new FieldError("file", "process.unknownKind")));
    }
    return heavy.run(Kind.READING, caller.username(), () -> carryOut(caller, files, dryRun));
  }

  private Uploaded carryOut(Caller caller, List<ProcessSource> files, boolean dryRun) {
    List<CheckedFile> checked = told(deployments.check(files));
    boolean accepted = checked.stream().noneMatch(CheckedFile::isRefused);
    if (dryRun || !accepted) {
      return new Uploaded(accepted, false, checked);
    }
    wanted.goOn();
    List<CheckedFile> outcomes = told(deployments.deploy(files, caller.username()));
    types.refresh();
    registers.refresh();
    return new Uploaded(true, true, outcomes);
  }

  private List<CheckedFile> told(List<Deployments.Outcome> outcomes) {
    Locale locale = messages.locale();
    return outcomes.stream().map(outcome -> CheckedFile.of(outcome, locale)).toList();
  }
}
