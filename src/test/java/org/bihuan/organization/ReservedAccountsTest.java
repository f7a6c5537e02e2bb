package org.bihuan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.TestDatabase;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** Accounts from before some names were refused. */
@Tag("service")
class ReservedAccountsTest {

  @Test
  void areRetiredAndNobodyElseIs() {
    DriverManagerDataSource database = database();
    JdbcClient jdbc = JdbcClient.create(database);
    flyway(database).target("20").load().migrate();
    for (String username : new String[] {"System", "ano.nymous", "sys-admin", "zhang"}) {
      jdbc.sql("insert into person (username, display_name) values (?, '某人')")
          .param(username)
          .update();
    }

    flyway(database).target("21").load().migrate();

    assertThat(
            jdbc.sql("select username from person where retired order by username")
                .query(String.class)
                .list())
        .containsExactly("System", "ano.nymous");
    for (Person person : new OrganizationTables(jdbc).load().people().after("")) {
      assertThat(SystemActor.isReserved(person.username()))
          .as(person.username())
          .isEqualTo(person.retired());
    }
  }

  private static FluentConfiguration flyway(DriverManagerDataSource database) {
    return Flyway.configure().dataSource(database).locations("classpath:db/migration/organization");
  }

  private static DriverManagerDataSource database() {
    MockEnvironment environment = new MockEnvironment();
    TestDatabase.properties().applyTo(environment);
    return new DriverManagerDataSource(
        environment.getRequiredProperty("spring.datasource.url"),
        environment.getRequiredProperty("spring.datasource.username"),
        environment.getRequiredProperty("spring.datasource.password"));
  }
}
