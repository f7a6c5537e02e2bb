package org.bihuan.workbench.work;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Redirects the start page to the caller's own work. */
@Controller
class StartController {

  @GetMapping("/")
  String start() {
    return "redirect:/work";
  }
}
