package org.bihuan.workbench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.bihuan.http.Addresses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Chooses the language of the pages; the browser remembers it. */
@Controller
class LanguageController {

  private final LocaleResolver locales;

  LanguageController(LocaleResolver locales) {
    this.locales = locales;
  }

  @PostMapping("/language")
  String choose(
      @RequestParam String language,
      @RequestParam(required = false) @Nullable String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    locales.setLocale(
        request, response, language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    return "redirect:" + Addresses.local(to);
  }
}
