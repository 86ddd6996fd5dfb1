package dev.callsight.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class CallsightApplication {
  /** Runs the server until it is stopped; configuration comes from the environment. */
  public static void main(String[] args) {
    SpringApplication.run(CallsightApplication.class, args);
  }
}
