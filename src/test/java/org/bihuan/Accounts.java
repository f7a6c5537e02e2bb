package org.bihuan;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Creates accounts for a test, in the same way as an administrator. */
public final class Accounts {

  public static final String PASSWORD = "a good long one";

  private Accounts() {}

  /** The username of a new person with this duty, who signs in with {@link #PASSWORD}. */
  public static String create(Api api, String unit, String role) {
    String username = "t-" + UUID.randomUUID().toString().substring(0, 13);
    api.as("qh-admin")
        .post(
            "/api/people",
            Map.of(
                "username",
                username,
                "displayName",
                "测试",
                "duties",
                List.of(Map.of("unit", unit, "role", role))))
        .expect(201);
    api.as("qh-admin")
        .put("/api/people/" + username + "/password", Map.of("password", PASSWORD))
        .expect(204);
    return username;
  }

  public static Api.Answer signIn(Api api, String username, String password) {
    return api.anonymous().post("/api/tokens", Map.of("username", username, "password", password));
  }

  /** A session of the API for this account, with a new token. */
  public static Api.Session session(Api api, String username) {
    return bearer(api, signIn(api, username, PASSWORD).expect(201).text("token"));
  }

  public static Api.Session bearer(Api api, String token) {
    return api.anonymous().with("Authorization", "Bearer " + token);
  }
}
