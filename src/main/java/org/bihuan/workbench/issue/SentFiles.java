package org.bihuan.workbench.issue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.evidence.Uploads;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.Problem.Reason;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Adds the files sent with a form to the issue's evidence. */
@Component
class SentFiles {

  private final Uploads uploads;

  SentFiles(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * Adds each file that may be evidence.
   *
   * @param taken receives the ids of those that were added
   */
  List<FieldError> take(
      Caller caller,
      String number,
      @Nullable List<MultipartFile> files,
      String caption,
      List<String> taken)
      throws IOException {
    List<FieldError> refused = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String name = file.getOriginalFilename();
      if (name == null || name.isEmpty()) {
        continue; // a browser sends an empty part where nothing was chosen
      }
      try {
        taken.add(uploads.take(caller, number, file.getInputStream(), name, caption).id());
      } catch (Problem problem) {
        if (problem.status() != HttpStatus.UNPROCESSABLE_ENTITY
            && problem.status() != HttpStatus.PAYLOAD_TOO_LARGE) {
          throw problem;
        }
        refused.add(new FieldError("evidence", "workbench.file-refused", name, why(problem)));
      }
    }
    return refused;
  }

  private static Reason why(Problem problem) {
    if (problem.errors().isEmpty()) {
      return new Reason("problem." + problem.name() + ".detail", problem.arguments());
    }
    FieldError first = problem.errors().get(0);
    return new Reason(first.messageKey(), first.arguments());
  }
}
