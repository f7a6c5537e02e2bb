package org.bihuan.workbench.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.CalendarDay;
import org.bihuan.calendar.CalendarYear;
import org.bihuan.calendar.CalendarYears;
import org.bihuan.calendar.DayForm;
import org.bihuan.calendar.HolidayNotice;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.workbench.PageForms;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Announces a year's holidays: one day more, all of them as lines of text, or from the official
 * notice.
 */
@Controller
@RequestMapping("/calendar/{year}")
class AnnouncementController {

  private final CalendarYears years;
  private final HolidayNotice notices;
  private final WorkdaysView view;
  private final PageForms forms;
  private final RootAdministrators administrators;

  AnnouncementController(
      CalendarYears years,
      HolidayNotice notices,
      WorkdaysView view,
      PageForms forms,
      RootAdministrators administrators) {
    this.administrators = administrators;
    this.years = years;
    this.notices = notices;
    this.view = view;
    this.forms = forms;
  }

  @PostMapping("/days")
  String add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable int year,
      @RequestParam Map<String, String> typed,
      Model model) {
    administrators.require(caller);
    String line =
        String.join(
            ",",
            typed.getOrDefault("date", ""),
            typed.getOrDefault("kind", ""),
            typed.getOrDefault("name", "").replace(',', '，'),
            typed.getOrDefault("nameEn", "").replace(',', ' '));
    CalendarYear known = years.of(year);
    List<DayForm> days = new ArrayList<>(DayLines.read(DayLines.of(known.days())));
    days.addAll(DayLines.read(line));
    try {
      if (!known.announced()) {
        throw unannounced(year);
      }
      years.announce(caller, year, days);
      return done(year, "dayAdded");
    } catch (Problem refusal) {
      forms.refuse(ofLast(refusal, days.size() - 1), "day", typed, model);
      return view.fill(caller, year, model);
    }
  }

  /**
   * Refuses a single day for a year not announced yet: the whole year would count as announced, and
   * its other holidays as workdays.
   */
  private static Problem unannounced(int year) {
    return Problem.invalidSubmission(
        List.of(
            new FieldError("date", "workbench.calendar.day.unannounced", Integer.toString(year))));
  }

  /** The errors of the day that was added; the other days were there before. */
  private static Problem ofLast(Problem refusal, int last) {
    String before = "days[" + last + "].";
    List<FieldError> errors = new ArrayList<>();
    for (FieldError error : refusal.errors()) {
      String field = error.field().replace(before, "");
      errors.add(new FieldError(field, error.messageKey(), error.arguments()));
    }
    return new Problem(refusal.name(), refusal.status(), errors, refusal.arguments());
  }

  @PostMapping("/announcement")
  String announce(
      @AuthenticationPrincipal Caller caller,
      @PathVariable int year,
      @RequestParam Map<String, String> typed,
      Model model) {
    administrators.require(caller);
    try {
      years.announce(caller, year, DayLines.read(typed.getOrDefault(DayLines.FIELD, "")));
      return done(year, "yearAnnounced");
    } catch (Problem refusal) {
      forms.refuse(DayLines.byLine(refusal), "announcement", typed, model);
      return view.fill(caller, year, model);
    }
  }

  /** Changes nothing yet: the lines are shown, to be checked and then announced. */
  @PostMapping("/notice")
  String read(
      @AuthenticationPrincipal Caller caller,
      @PathVariable int year,
      @RequestParam Map<String, String> typed,
      Model model) {
    administrators.require(caller);
    view.fill(caller, year, model);
    try {
      HolidayNotice.Read found = notices.read(caller, year, typed.getOrDefault("notice", ""));
      if (found.days().isEmpty() && found.others().isEmpty()) {
        FieldError none = new FieldError("notice", "workbench.calendar.notice.none");
        throw Problem.invalidSubmission(List.of(none));
      }
      model.addAttribute("notice", typed.get("notice"));
      List<CalendarDay> known = years.of(year).days();
      List<DayForm> days = found.amending(known);
      model.addAttribute("lines", DayLines.ofForms(days));
      model.addAttribute("read", found.days().size());
      model.addAttribute("kept", days.size() - found.days().size());
      model.addAttribute("others", found.others());
    } catch (Problem refusal) {
      forms.refuse(refusal, "notice", typed, model);
    }
    return WorkdaysView.PAGE;
  }

  private static String done(int year, String what) {
    return "redirect:/calendar?year=" + year + "&done=" + what;
  }
}
