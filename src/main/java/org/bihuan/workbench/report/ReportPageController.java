package org.bihuan.workbench.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.process.FormView;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.FilledTable;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.issue.Hints;
import org.bihuan.workflow.Submission;
import org.bihuan.workflow.reporting.Progress;
import org.bihuan.workflow.reporting.PublicReports;
import org.bihuan.workflow.reporting.Report;
import org.bihuan.workflow.reporting.ReportForm;
import org.bihuan.workflow.reporting.SentReports;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the public reports, and sees with the receipt how it is getting on. Nothing of a visitor is
 * looked at, no cookie is needed, and a receipt is never part of an address.
 */
@Controller
@RequestMapping("/report")
class ReportPageController {

  private static final String VIEW = "workbench/report";
  private static final String PROGRESS = "workbench/report-progress";

  private static final String KEY = "key";

  /** How many characters of a receipt stand together, so that it is easily read and copied. */
  private static final int GROUP = 4;

  private final PublicReports reports;
  private final SentReports sentReports;
  private final ReportedFiles files;
  private final PageForms forms;
  private final FieldFormatter words;

  ReportPageController(
      PublicReports reports,
      SentReports sentReports,
      ReportedFiles files,
      PageForms forms,
      FieldFormatter words) {
    this.sentReports = sentReports;
    this.reports = reports;
    this.files = files;
    this.forms = forms;
    this.words = words;
  }

  @GetMapping("/{type}")
  String show(@PathVariable String type, Model model) {
    ReportForm asked = reports.form(type, Map.of());
    return show(asked, FilledForm.EMPTY.withInitial(asked.form()), model);
  }

  @PostMapping("/{type}")
  String take(
      @PathVariable String type,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam MultiValueMap<String, MultipartFile> sent,
      Model model)
      throws IOException {
    FilledForm filled = FilledForm.of(parameters);
    ReportForm asked = reports.form(type, Map.of());
    if (parameters.containsKey(FilledTable.MORE)) {
      return show(asked, filled, model);
    }
    try {
      Report report =
          new Report(
              filled.value("title"),
              filled.value("description"),
              filled.value("location"),
              filled.fields(asked.form()));
      SentReports.Sent taken = sentReports.take(type, filled.value(KEY), report);
      String receipt = taken.receipt();
      List<MultipartFile> attached = sent.getOrDefault("files", List.of());
      model.addAttribute("receipt", receipt);
      model.addAttribute("told", inGroups(receipt));
      model.addAttribute("untaken", taken.first() ? files.take(receipt, attached) : List.of());
      return show(asked, filled, model);
    } catch (Problem refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      ProblemBody told = forms.keep(refused, "report", filled, model);
      if (refused.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
        model.addAttribute("refusal", told);
      }
      return show(asked, filled.refused(told), model);
    }
  }

  private String show(ReportForm asked, FilledForm filled, Model model) {
    FormView form = asked.form();
    String key = filled.value(KEY);
    model.addAttribute(KEY, key.isEmpty() ? SentReports.freshKey() : key);
    model.addAttribute("asked", asked);
    model.addAttribute("form", form);
    model.addAttribute("filled", filled);
    model.addAttribute("hints", new Hints(words));
    model.addAttribute("people", List.of());
    model.addAttribute("units", choices(asked.names()));
    model.addAttribute("picker", files.picker());
    return VIEW;
  }

  /** Where somebody enters their receipt. */
  @GetMapping("/receipts")
  String ask() {
    reports.requireEnabled();
    return PROGRESS;
  }

  @PostMapping("/receipts")
  String progress(@RequestParam(defaultValue = "") String receipt, Model model) {
    reports.requireEnabled();
    return progress(receipt, "", FilledForm.EMPTY, model);
  }

  /** What somebody answers; the files come first, so that whoever reads the answer finds them. */
  @PostMapping("/receipts/answers")
  String answer(
      @RequestParam(defaultValue = "") String receipt,
      @RequestParam(defaultValue = "") String task,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam MultiValueMap<String, MultipartFile> sent,
      Model model)
      throws IOException {
    reports.requireEnabled();
    FilledForm filled = FilledForm.of(parameters);
    try {
      Optional<FormView> asked =
          reports.progress(receipt).questions().stream()
              .filter(question -> question.task().equals(task))
              .map(Progress.Question::form)
              .findFirst();
      if (asked.isEmpty()) {
        return progress(receipt, task, FilledForm.EMPTY, model); // it was answered before
      }
      if (!parameters.containsKey(FilledTable.MORE)) {
        FormView form = asked.get();
        model.addAttribute("untaken", files.take(receipt, sent.getOrDefault("files", List.of())));
        String outcome = filled.value("outcome");
        reports.answer(
            receipt,
            task,
            new Submission(outcome.isEmpty() ? null : outcome, filled.fields(form), null, null));
      }
    } catch (Problem refused) {
      if (refused.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
        throw refused;
      }
      return progress(
          receipt, task, filled.refused(forms.keep(refused, "answer", filled, model)), model);
    }
    return progress(receipt, task, filled, model);
  }

  private String progress(String receipt, String answered, FilledForm filled, Model model) {
    try {
      Progress progress = reports.progress(receipt);
      Map<String, FilledForm> begun = new HashMap<>();
      Map<String, List<Choice>> names = new HashMap<>();
      for (Progress.Question question : progress.questions()) {
        begun.put(
            question.task(),
            question.task().equals(answered)
                ? filled
                : FilledForm.EMPTY.withInitial(question.form()));
        names.put(question.task(), choices(question.names()));
      }
      model.addAttribute("progress", progress);
      model.addAttribute("receipt", receipt);
      model.addAttribute("forms", begun);
      model.addAttribute("names", names);
      model.addAttribute("hints", new Hints(words));
      model.addAttribute("picker", files.picker());
    } catch (Problem unknown) {
      ProblemBody unused = forms.keep(unknown, "receipt", FilledForm.EMPTY, model);
      model.addAttribute("unknown", true);
    }
    return PROGRESS;
  }

  private static List<Choice> choices(Map<String, String> names) {
    return names.entrySet().stream()
        .map(name -> new Choice(name.getKey(), name.getValue()))
        .sorted(Comparator.comparing(Choice::value))
        .toList();
  }

  /** The receipt in groups, as it is easily read and copied. */
  private static String inGroups(String receipt) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < receipt.length(); i += GROUP) {
      groups.append(i == 0 ? "" : " ").append(receipt, i, Math.min(receipt.length(), i + GROUP));
    }
    return groups.toString();
  }
}
