package org.bihuan.workbench.people;

import java.util.Map;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Person;
import org.bihuan.organization.people.PeopleQuery;
import org.bihuan.workbench.UnitChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists the people whom the caller administers. */
@Controller
class PeopleListController {

  private static final int SIZE = 50;

  private final PeopleQuery people;
  private final UnitChoices unitChoices;

  PeopleListController(PeopleQuery people, UnitChoices unitChoices) {
    this.people = people;
    this.unitChoices = unitChoices;
  }

  @GetMapping("/people")
  String page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    PeopleQuery.Wanted wanted = new PeopleQuery.Wanted(unit.isEmpty() ? null : unit, q);
    Page<Person> page = people.administered(caller, wanted, after, SIZE, true);
    model.addAttribute("people", page.items());
    model.addAttribute("total", page.total());
    model.addAttribute("units", unitChoices.among(people.administeredUnits(caller)));
    model.addAttribute("q", q);
    model.addAttribute("unit", unit);
    model.addAttribute("first", after == null ? null : address(q, unit, null));
    model.addAttribute("next", page.next() == null ? null : address(q, unit, page.next()));
    return "workbench/people";
  }

  private static String address(String q, String unit, @Nullable String after) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/people");
    for (Map.Entry<String, String> part : Map.of("q", q, "unit", unit).entrySet()) {
      if (!part.getValue().isEmpty()) {
        address.queryParam(part.getKey(), "{" + part.getKey() + "}");
      }
    }
    if (after != null) {
      address.queryParam("after", after);
    }
    return address.encode().buildAndExpand(Map.of("q", q, "unit", unit)).toUriString();
  }
}
