package org.bihuan;

import org.bihuan.operation.LastResort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class Bihuan {

  public static void main(String[] args) {
    SpringApplication service = new SpringApplication(Bihuan.class);
    service.addListeners(new LastResort());
    service.run(args);
  }
}
