package org.bihuan.workbench.work;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page is one's own work. */
@Controller
class StartController {

  @GetMapping("/")
  String start() {
    return "redirect:/work";
  }
}
