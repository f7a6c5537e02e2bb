package org.bihuan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class Bihuan {

  public static void main(String[] args) {
    SpringApplication.run(Bihuan.class, args);
  }
}
