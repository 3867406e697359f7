package dev.syncline.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** A test against a real server on a port of its own, which has the scenarios of {@link TestScenarios} as well. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(TestScenarios.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "syncline.data-dir=target/test-runs/${random.uuid}",
            "server.tomcat.basedir=target/test-runs/tomcat-${random.uuid}",
            "syncline.limits.runs-at-once=4",
            "syncline.max-viewers=6",
            "syncline.allowed-hosts=hall-3.university.example",
            "syncline.allowed-origins=https://lecture.example.org"
        }) @interface ServerTest {}
