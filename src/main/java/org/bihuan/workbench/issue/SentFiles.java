package org.bihuan.workbench.issue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Uploads;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.Problem.Reason;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.FilledTable;
import org.bihuan.workbench.issue.entry.EvidenceBox;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Adds the files sent with a form to the issue's evidence. */
@Component
class SentFiles {

  private final Uploads uploads;

  SentFiles(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * The form with its files added and cited.
   *
   * @param refused what is wrong with those that were not added
   */
  record Taken(FilledForm form, List<FieldError> refused) {}

  /** Whether any file was chosen. */
  static boolean isAny(MultiValueMap<String, MultipartFile> files) {
    return files.values().stream().flatMap(List::stream).anyMatch(file -> !file.isEmpty());
  }

  /**
   * Adds each file that may be evidence, and cites it in the box it was put into.
   *
   * @param files by the names of the boxes, see {@link EvidenceBox}
   */
  Taken take(
      Caller caller,
      String number,
      FormView asked,
      FilledForm form,
      MultiValueMap<String, MultipartFile> files)
      throws IOException {
    List<FieldError> refused = new ArrayList<>();
    FilledForm citing = form;
    List<EvidenceBox> boxes = new ArrayList<>(EvidenceBox.of(asked));
    boxes.addAll(EvidenceBox.inTables(asked, files.keySet()));
    for (EvidenceBox box : boxes) {
      List<String> cited = new ArrayList<>(box.cited(form));
      for (String name : box.fileNames()) {
        for (MultipartFile file : files.getOrDefault(name, List.of())) {
          FieldError fault = add(caller, number, file, form.value(box.caption()), box, cited);
          if (fault != null) {
            String field = FilledTable.inError(form, fault.field());
            refused.add(new FieldError(field, fault.messageKey(), fault.arguments()));
          }
        }
      }
      citing = citing.with(box.name(), cited);
    }
    return new Taken(citing, refused);
  }

  private @Nullable FieldError add(
      Caller caller,
      String number,
      MultipartFile file,
      String caption,
      EvidenceBox box,
      List<String> cited)
      throws IOException {
    String name = file.getOriginalFilename();
    if (name == null || name.isEmpty()) {
      return null; // a browser sends an empty part where nothing was chosen
    }
    try {
      cited.add(one(caller, number, file, caption).id());
      return null;
    } catch (Problem problem) {
      if (problem.status() != HttpStatus.UNPROCESSABLE_ENTITY
          && problem.status() != HttpStatus.PAYLOAD_TOO_LARGE) {
        throw problem;
      }
      return new FieldError(box.name(), "workbench.file-refused", name, why(problem));
    }
  }

  /**
   * Adds files that belong to no box of a form.
   *
   * @return the names of those that were not taken
   */
  List<String> all(Caller caller, String number, List<MultipartFile> files) throws IOException {
    List<String> untaken = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = file.getOriginalFilename();
      if (name == null || name.isEmpty()) {
        continue; // a browser sends an empty part where nothing was chosen
      }
      try {
        Evidence unused = one(caller, number, file, "");
      } catch (Problem refused) {
        untaken.add(name);
      }
    }
    return untaken;
  }

  /** Adds one file. */
  Evidence one(Caller caller, String number, MultipartFile file, String caption)
      throws IOException {
    return uploads.take(caller, number, file.getInputStream(), file.getOriginalFilename(), caption);
  }

  private static Reason why(Problem problem) {
    if (problem.errors().isEmpty()) {
      return new Reason("problem." + problem.name() + ".detail", problem.arguments());
    }
    FieldError first = problem.errors().get(0);
    return new Reason(first.messageKey(), first.arguments());
  }
}
