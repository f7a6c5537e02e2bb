package org.bihuan.workbench.issue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The columns somebody has chosen, kept in a cookie. Columns named in an address are shown once;
 * following such a link does not change the choice.
 */
final class ChosenColumns {

  private static final String COOKIE = "bihuan-columns";

  /** Cookies may not contain commas. */
  private static final String SEPARATOR = ".";

  private static final Duration KEPT = Duration.ofDays(365);

  private ChosenColumns() {}

  static List<IssueColumn> of(@Nullable List<String> named, HttpServletRequest request) {
    if (named != null && !named.isEmpty()) {
      return IssueColumn.of(named);
    }
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null
        ? IssueColumn.USUAL
        : IssueColumn.of(Arrays.asList(cookie.getValue().split("\\.", -1)));
  }

  static void remember(
      List<IssueColumn> columns, HttpServletRequest request, HttpServletResponse response) {
    String value = columns.stream().map(IssueColumn::id).collect(Collectors.joining(SEPARATOR));
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/issues")
            .maxAge(KEPT)
            .build()
            .toString());
  }
}
