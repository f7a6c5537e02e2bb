package org.bihuan.workbench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemPages;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Shows any refusal as a page. */
@Component
class ProblemPage implements ProblemPages {

  private final ViewResolver views;
  private final PageLayouts layouts;
  private final LocaleResolver locales;

  /** The view resolver is injected lazily: it depends on this bean in turn. */
  ProblemPage(
      @Lazy ViewResolver thymeleafViewResolver, PageLayouts layouts, LocaleResolver locales) {
    this.views = thymeleafViewResolver;
    this.layouts = layouts;
    this.locales = locales;
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response, ProblemBody problem)
      throws IOException {
    Map<String, Object> model = new HashMap<>(layouts.around(request, false));
    model.put("problem", problem);
    response.setContentType("text/html;charset=UTF-8");
    try {
      View view = views.resolveViewName("workbench/problem", locales.resolveLocale(request));
      if (view == null) {
        throw new IllegalStateException("workbench/problem is missing");
      }
      view.render(model, request, response);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
