package org.bihuan.browser;

import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;

/** Campaigns under which the tests' issues are opened. */
final class Campaigns {

  private Campaigns() {}

  /** A campaign of the province about all its units, unless it is there already. */
  static void create(int port, String code) {
    Answer made =
        new Api(port)
            .as("qh-leader")
            .post(
                "/api/campaigns",
                Map.of(
                    "code",
                    code,
                    "name",
                    code,
                    "unit",
                    "QH",
                    "from",
                    "2020-01-01",
                    "to",
                    "2099-12-31"));
    if (made.status() != 422) {
      made.expect(201);
    }
  }
}
