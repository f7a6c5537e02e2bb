package org.bihuan.workbench.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.register.Register;
import org.bihuan.register.Entries;
import org.bihuan.register.Entry;
import org.bihuan.register.RegisterRights;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.FilledForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists registers, and the entries of one. */
@Controller
class RegistersController {

  private static final int SIZE = 50;

  private final Registers registers;
  private final Entries entries;
  private final RegisterRights rights;
  private final RegisterPages pages;
  private final Messages messages;

  RegistersController(
      Registers registers,
      Entries entries,
      RegisterRights rights,
      RegisterPages pages,
      Messages messages) {
    this.registers = registers;
    this.rights = rights;
    this.entries = entries;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping("/registers")
  String list(@AuthenticationPrincipal Caller caller, Model model) {
    List<Choice> all =
        registers.all().stream()
            .map(Registers.Deployed::register)
            .filter(one -> rights.mayRead(caller, one))
            .map(one -> new Choice(one.key(), one.name(messages.locale())))
            .toList();
    model.addAttribute("registers", all);
    return "workbench/registers";
  }

  @GetMapping("/registers/{key}")
  String show(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String validOn,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    Register register = pages.show(caller, key, model);
    LocalDate day = RegisterPages.day(FilledForm.of(Map.of("validOn", validOn)), "validOn");
    Page<Entry> page = entries.list(caller, key, new Entries.Sought(q, day), after, SIZE, true);
    model.addAttribute("lines", pages.lines(register, page.items()));
    model.addAttribute("total", page.total());
    model.addAttribute("q", q);
    model.addAttribute("validOn", day == null ? "" : day.toString());
    model.addAttribute("first", after == null ? null : address(key, q, day, null));
    model.addAttribute("next", page.next() == null ? null : address(key, q, day, page.next()));
    return "workbench/register";
  }

  private static String address(
      String key, String q, @Nullable LocalDate day, @Nullable String after) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/registers/{key}");
    Map<String, Object> values = new HashMap<>(Map.of("key", key));
    if (!q.isEmpty()) {
      address.queryParam("q", "{q}");
      values.put("q", q);
    }
    if (day != null) {
      address.queryParam("validOn", "{day}");
      values.put("day", day);
    }
    if (after != null) {
      address.queryParam("after", "{after}");
      values.put("after", after);
    }
    return address.encode().buildAndExpand(values).toUriString();
  }
}
